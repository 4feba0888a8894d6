//! From a row to a person.

use app::domain::{Email, PersonName, Role, spreadsheet::unguard};

use super::{
    PersonLine,
    header::{Header, bare, shown},
    rows::Row,
};

/// Words for the roles as [`bare`] leaves them.
const ADMIN: &[&str] = &[
    "admin",
    "administrator",
    "administratorin",
    "administrateur",
    "administratrice",
    "administrador",
    "administradora",
    "admins",
];
const REGULAR: &[&str] = &[
    "regular",
    "user",
    "member",
    "regularuser",
    "standard",
    "benutzer",
    "benutzerin",
    "nutzer",
    "nutzerin",
    "mitglied",
    "utilisateur",
    "utilisatrice",
    "membre",
    "usuario",
    "usuaria",
    "miembro",
    "membro",
    "utilizador",
    "utilizadora",
];

/// Makes a person of a row, or says as a sentence why not.
pub(super) fn read(row: &Row<'_>, header: &Header, damaged: bool) -> Result<PersonLine, String> {
    if let Some(lines) = row.swallowed {
        return Err(match lines {
            0 => "A quotation mark in this line is never closed: close or remove it.".to_owned(),
            1 => "A quotation mark in this line is never closed, so the line below it was not read either: close or \
                  remove it."
                .to_owned(),
            more => format!(
                "A quotation mark in this line is never closed, so the {more} lines below it were not read either: \
                 close or remove it."
            ),
        });
    }
    if row.width() > header.width {
        return Err(format!(
            "The line has {} cells but the first line names {} columns: put a cell that contains the separator in \
             quotation marks.",
            row.width(),
            header.width
        ));
    }
    let email = unguard(row.cell(header.email));
    let name = name(row, header);
    let role = header.role.map(|column| unguard(row.cell(column))).unwrap_or_default();
    if damaged && [email, &name, role].iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER)) {
        return Err("The line holds characters that can't be read: save the file as “CSV UTF-8”.".to_owned());
    }
    if email.is_empty() {
        return Err("The line has no email address: fill in the email column.".to_owned());
    }
    Ok(PersonLine {
        email: Email::new(email).map_err(|why| format!("The email “{}” {why}.", shown(email, 80)))?,
        name: match PersonName::new(&name).map_err(|why| format!("The name “{}” {why}.", shown(&name, 80)))?
        {
            empty if empty.is_empty() => None,
            name => Some(name),
        },
        role: if role.is_empty() { None } else { Some(role_named(role)?) },
    })
}

/// The name of a row: as a whole, else first and last name.
fn name(row: &Row<'_>, header: &Header) -> String {
    let cell = |column: Option<usize>| column.map(|column| unguard(row.cell(column))).unwrap_or_default();
    let whole = cell(header.name);
    if whole.is_empty() {
        format!("{} {}", cell(header.first_name), cell(header.last_name)).trim().to_owned()
    } else {
        whole.to_owned()
    }
}

fn role_named(word: &str) -> Result<Role, String> {
    let role = bare(word);
    if ADMIN.contains(&&*role) {
        Ok(Role::Admin)
    } else if REGULAR.contains(&&*role) {
        Ok(Role::Regular)
    } else {
        Err(format!("The role “{}” is not known: write admin or regular.", shown(word, 80)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn role_words_of_several_languages_are_known() {
        for word in ["admin", "Administrator", "ADMINISTRATEUR", "Administradora"] {
            assert_eq!(role_named(word), Ok(Role::Admin), "{word}");
        }
        for word in ["regular", "User", "member", "Mitglied", "usuária", "Regular user"] {
            assert_eq!(role_named(word), Ok(Role::Regular), "{word}");
        }
        assert!(role_named("boss").is_err());
    }
}
