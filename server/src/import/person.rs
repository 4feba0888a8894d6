//! From a row to a person.

use app::{
    domain::{Email, Invalid, PersonName, Role, spreadsheet::unguard},
    i18n::Message,
    message,
};

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

/// Makes a person of a row, or says why not.
pub(super) fn read(row: &Row<'_>, header: &Header, damaged: bool) -> Result<PersonLine, Message> {
    if let Some(lines) = row.swallowed {
        return Err(message!("people-line-open-quote", lines = lines));
    }
    if row.width() > header.width {
        return Err(message!("people-line-too-wide", cells = row.width(), columns = header.width));
    }
    let email = unguard(row.cell(header.email));
    let name = name(row, header);
    let role = header.role.map(|column| unguard(row.cell(column))).unwrap_or_default();
    if damaged && [email, &name, role].iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER)) {
        return Err(message!("people-line-damaged"));
    }
    if email.is_empty() {
        return Err(message!("people-line-no-email"));
    }
    Ok(PersonLine {
        email: Email::new(email).map_err(|Invalid(reason)| {
            message!("people-line-email", email = shown(email, 80), reason = reason)
        })?,
        name: PersonName::new(&name).map(|name| Some(name).filter(|name| !name.is_empty())).map_err(
            |Invalid(reason)| message!("people-line-name", name = shown(&name, 80), reason = reason),
        )?,
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

fn role_named(word: &str) -> Result<Role, Message> {
    let role = bare(word);
    if ADMIN.contains(&&*role) {
        Ok(Role::Admin)
    } else if REGULAR.contains(&&*role) {
        Ok(Role::Regular)
    } else {
        Err(message!("people-line-role", role = shown(word, 80)))
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
