//! A standing as `job_changes` holds it: a number of two digits, the status and the role. A bulk action writes and counts
//! one row for each user, and takes a fifth longer with words.

use app::{
    Error,
    domain::{Role, Standing, Status},
};

const fn status_digit(status: Status) -> i64 {
    match status {
        Status::Active => 1,
        Status::Pending => 2,
        Status::Disabled => 3,
    }
}

const fn role_digit(role: Role) -> i64 {
    match role {
        Role::Admin => 1,
        Role::Regular => 2,
    }
}

/// The standing of a number.
pub fn read(code: i64) -> Result<Standing, Error> {
    let status = Status::ALL.iter().find(|status| status_digit(**status) == code / 10);
    let role = Role::ALL.iter().find(|role| role_digit(**role) == code % 10);
    if let (Some(status), Some(role)) = (status, role) {
        Ok(Standing { status: *status, role: *role })
    } else {
        tracing::error!(code, "a bulk action noted an unknown standing");
        Err(Error::Internal)
    }
}

/// The number, in SQL, of a status and a role in SQL.
pub fn sql(status: &str, role: &str) -> String {
    let statuses = Status::ALL.iter().map(|status| (status.as_str(), 10 * status_digit(*status)));
    let roles = Role::ALL.iter().map(|role| (role.as_str(), role_digit(*role)));
    let case = |value: &str, cases: Vec<(&str, i64)>| {
        let whens: Vec<_> = cases.iter().map(|(word, digit)| format!("WHEN '{word}' THEN {digit}")).collect();
        format!("CASE {value} {} END", whens.join(" "))
    };
    format!("{} + {}", case(status, statuses.collect()), case(role, roles.collect()))
}

/// The status and the role, in SQL, of a number in SQL.
pub fn sql_words(code: &str) -> [String; 2] {
    let statuses = Status::ALL.iter().map(|status| (status_digit(*status), status.as_str()));
    let roles = Role::ALL.iter().map(|role| (role_digit(*role), role.as_str()));
    let case = |value: String, cases: Vec<(i64, &str)>| {
        let whens: Vec<_> = cases.iter().map(|(digit, word)| format!("WHEN {digit} THEN '{word}'")).collect();
        format!("CASE {value} {} END", whens.join(" "))
    };
    [case(format!("{code} / 10"), statuses.collect()), case(format!("{code} % 10"), roles.collect())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standings_are_read_as_they_were_written() {
        for status in Status::ALL {
            for role in Role::ALL {
                let standing = Standing { status: *status, role: *role };
                assert_eq!(read(10 * status_digit(*status) + role_digit(*role)), Ok(standing));
            }
        }
        for bad in [0, 1, 10, 43, 13] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
