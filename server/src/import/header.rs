//! Which column is what.

use app::domain::text::fold;

use super::{
    Unreadable,
    rows::{Row, Rows},
};

/// What spreadsheets put between cells; the first of equally good ones is taken.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Column names as [`bare`] leaves them: English, German, French, Spanish, Portuguese and what Google, Outlook and
/// directory exports write. Within a table the earlier name wins where a file has two.
const EMAIL: &[&str] = &[
    "email",
    "emailaddress",
    "emailaddressrequired",
    "mail",
    "mailaddress",
    "email1value",
    "primaryemail",
    "workemail",
    "emailadresse",
    "mailadresse",
    "adresseemail",
    "adressemail",
    "courriel",
    "adressecourriel",
    "adresseelectronique",
    "correo",
    "correoelectronico",
    "direcciondecorreo",
    "direcciondecorreoelectronico",
    "direcciondeemail",
    "enderecodeemail",
    "correioeletronico",
    "correioelectronico",
    "enderecodecorreioeletronico",
];
const NAME: &[&str] = &[
    "name",
    "fullname",
    "displayname",
    "realname",
    "personname",
    "username",
    "vollstandigername",
    "vollername",
    "anzeigename",
    "nomcomplet",
    "nometprenom",
    "prenometnom",
    "nomaffiche",
    "nombrecompleto",
    "nombreyapellidos",
    "nombreyapellido",
    "nomecompleto",
    "nomedeexibicao",
];
const FIRST_NAME: &[&str] = &[
    "firstname",
    "firstnamerequired",
    "givenname",
    "forename",
    "vorname",
    "prenom",
    "nombre",
    "nombres",
    "primeironome",
    "nomeproprio",
    "nome",
];
const LAST_NAME: &[&str] = &[
    "lastname",
    "lastnamerequired",
    "surname",
    "familyname",
    "sn",
    "nachname",
    "familienname",
    "nomdefamille",
    "nom",
    "apellido",
    "apellidos",
    "sobrenome",
    "apelido",
    "ultimonome",
];
const ROLE: &[&str] = &["role", "userrole", "rolle", "benutzerrolle", "rol", "papel", "funcao", "perfil"];

/// What the first line of a file says about the others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// What stands between cells.
    pub delimiter: u8,
    /// Where in the text the header ends.
    pub end: usize,
    /// How many columns it names.
    pub width: usize,
    /// The column of the addresses.
    pub email: usize,
    /// The column of whole names.
    pub name: Option<usize>,
    /// The column of first names.
    pub first_name: Option<usize>,
    /// The column of last names.
    pub last_name: Option<usize>,
    /// The column of roles.
    pub role: Option<usize>,
}

impl Header {
    /// Reads the first line, trying each delimiter: the one under which most columns are known is the file's.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let (announced, offset) = announced_delimiter(text);
        let candidates = announced.as_ref().map_or(&DELIMITERS[..], std::slice::from_ref);
        let mut best = Self::read_with(text, offset, candidates[0]);
        for &delimiter in &candidates[1..] {
            let other = Self::read_with(text, offset, delimiter);
            if other.merit() > best.merit() {
                best = other;
            }
        }
        best.header
    }

    fn read_with(text: &str, offset: usize, delimiter: u8) -> Attempt {
        let mut rows = Rows::new(text, offset, delimiter);
        while let Some(row) = rows.next() {
            if !row.is_blank() {
                return Attempt { cells: row.cells().count(), header: Self::from_row(&row, delimiter) };
            }
        }
        Attempt { cells: 0, header: Err(Unreadable::Empty) }
    }

    fn from_row(row: &Row<'_>, delimiter: u8) -> Result<Self, Unreadable> {
        if row.swallowed.is_some() {
            return Err(Unreadable::OpenQuote { line: row.line });
        }
        let names: Vec<String> = row.cells().map(bare).collect();
        let column =
            |table: &[&str]| table.iter().find_map(|known| names.iter().position(|name| name == known));
        let Some(email) = column(EMAIL) else {
            let (columns, more) = listed(row.cells());
            return Err(Unreadable::NoEmailColumn { line: row.line, columns, more });
        };
        let (mut name, mut first_name, mut last_name) = (column(NAME), column(FIRST_NAME), column(LAST_NAME));
        // “Nombre” and “Nome” beside a surname are the first name, as is “Name” beside “Vorname” the last; alone
        // they are the whole.
        if name.is_none() && first_name.is_some() != last_name.is_some() {
            name = first_name.take().or(last_name.take());
        } else if last_name.is_none() && first_name.is_some() {
            last_name = name.take();
        }
        Ok(Self {
            delimiter,
            end: row.end,
            width: names.len(),
            email,
            name,
            first_name,
            last_name,
            role: column(ROLE),
        })
    }
}

/// The header as one delimiter gives it.
struct Attempt {
    cells: usize,
    header: Result<Header, Unreadable>,
}

impl Attempt {
    /// How well the delimiter fits: by the columns known, then by the number of columns.
    fn merit(&self) -> (usize, usize) {
        let known = self.header.as_ref().map_or(0, |header| {
            let others = [header.name, header.first_name, header.last_name, header.role];
            1 + others.into_iter().flatten().count()
        });
        (known, self.cells)
    }
}

/// The delimiter that Excel's first line `sep=;` announces, and where the table begins.
fn announced_delimiter(text: &str) -> (Option<u8>, usize) {
    let line_end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = &text[..line_end];
    let line = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(line);
    match line.as_bytes() {
        [s, e, p, b'=', delimiter]
            if [*s, *e, *p].eq_ignore_ascii_case(b"sep") && delimiter.is_ascii() && *delimiter != b'"' =>
        {
            (Some(*delimiter), line_end)
        }
        _ => (None, 0),
    }
}

/// A column's name as it is compared: folded, letters and digits only. “E-Mail ” becomes “email”.
pub(super) fn bare(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The columns of a file for a message: the first twenty, each cut to forty characters, and how many more there are.
fn listed<'a>(mut cells: impl Iterator<Item = &'a str>) -> (String, usize) {
    let listed: Vec<_> = cells.by_ref().take(20).map(|cell| format!("“{}”", shown(cell, 40))).collect();
    (listed.join(", "), cells.count())
}

/// A cell for a message: on one line, at most `max` characters.
pub(super) fn shown(cell: &str, max: usize) -> String {
    let mut line: String = cell.chars().take(max).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cell.chars().nth(max).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Header {
        Header::read(text).unwrap()
    }

    #[test]
    fn columns_are_known_by_name_in_any_order_and_case() {
        let header = read(" ROLE ,Full Name,phone,E-Mail\n");
        assert_eq!((header.role, header.name, header.email), (Some(0), Some(1), 3));
    }

    #[test]
    fn the_delimiter_shows_in_the_header() {
        for (text, delimiter) in [
            ("email,name", b','),
            ("email;name", b';'),
            ("name\temail", b'\t'),
            ("\"name\";\"email\"", b';'),
            ("\"Name, shown\";\"Mail; work\";email", b';'),
            ("\"a;b;c;d\",email,name", b','),
            ("email", b','),
            ("sep=|\r\nname|email", b'|'),
            ("SEP=;\nemail", b';'),
            ("\"sep=\t\"\nemail\tname", b'\t'),
        ] {
            assert_eq!(read(text).delimiter, delimiter, "{text:?}");
        }
    }

    #[test]
    fn european_headers_are_known() {
        for text in [
            "E-Mail-Adresse;Vorname;Nachname;Rolle",
            "Adresse e-mail;Prénom;Nom;Rôle",
            "Correo electrónico;Nombre;Apellidos;Rol",
            "Endereço de e-mail;Nome;Sobrenome;Função",
            "mail;Vorname;Name;Rolle",
            "Email Address [Required],First Name [Required],Last Name [Required],role",
        ] {
            let header = read(text);
            assert_eq!(
                (header.email, header.first_name, header.last_name, header.role),
                (0, Some(1), Some(2), Some(3)),
                "{text}"
            );
            assert_eq!(header.name, None, "{text}");
        }
    }

    #[test]
    fn half_a_name_alone_is_the_whole() {
        for text in ["email,nombre", "email;Nom", "email\tnome"] {
            let header = read(text);
            assert_eq!((header.name, header.first_name, header.last_name), (Some(1), None, None), "{text}");
        }
    }

    #[test]
    fn without_addresses_the_message_names_the_columns() {
        let error = Header::read("\n\nName;Telefon\nAna;1").unwrap_err();
        let columns = "“Name”, “Telefon”".to_owned();
        assert_eq!(error, Unreadable::NoEmailColumn { line: 3, columns, more: 0 });
        let wide = (1..=22).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
        let said = Header::read(&wide).unwrap_err().message().to_string();
        assert!(said.contains("“19”, “20”, and 2 more. Name"), "{said}");
    }

    #[test]
    fn a_header_that_swallows_the_file_is_refused() {
        assert_eq!(Header::read("email,\"name\na@example.org,Ana\n"), Err(Unreadable::OpenQuote { line: 1 }));
    }

    #[test]
    fn only_the_announcement_stands_in_the_file() {
        assert_eq!(Header::read("sep=;\r\n"), Err(Unreadable::Empty));
    }
}
