//! The domain's rules about bulk actions, in SQL's words, so that a million users needn't pass through the server.

use app::{
    backend::Actor,
    domain::{Access, Action, JobId, Role, Standing, Status, UserId},
};

use super::{super::dialect, code};

/// Who acts, where it is a user.
pub const fn oneself(actor: Actor) -> Option<UserId> {
    match actor {
        Actor::User(user) => Some(user),
        Actor::Owner | Actor::Chatbot | Actor::Rollcall | Actor::Nobody => None,
    }
}

/// The condition that some rule is about a user of the table `u`; `None`: no rule is about anyone. See
/// [`app::domain::spared`].
pub fn concerned_by_rules(access: Access, oneself: Option<UserId>) -> Option<String> {
    let admins = standings().filter(|standing| standing.is_active_admin()).map(is);
    let admins = admins.filter(|_| access == Access::Authenticated);
    let conditions: Vec<_> = admins.chain(oneself.map(|user| format!("u.id = {user}"))).collect();
    (!conditions.is_empty()).then(|| format!("({})", conditions.join(" OR ")))
}

/// What a job makes of a row of the table `u`, as SQL.
#[derive(Debug, PartialEq, Eq)]
pub struct Transition {
    /// Which rows: of the ids in the JSON array `$1`.
    pub users: String,
    /// The condition that the row is changed at all.
    pub changes: String,
    /// The standing after it, as a [`code`]; NULL: gone.
    pub standing: String,
    /// The version after it.
    pub version: &'static str,
    /// Status and role after it, where they can be told from the table `u` alone.
    pub words: Option<[String; 2]>,
}

impl Transition {
    /// The transition of a job that does `action`, or undoes what another did.
    pub fn of(action: Action, undoes: Option<JobId>) -> Self {
        match undoes {
            Some(undoes) => Self::undoing(undoes),
            None => Self::doing(action),
        }
    }

    /// Each user gets back what they had, unless they were changed since.
    fn undoing(undoes: JobId) -> Self {
        let [each, of_ids] = dialect::EACH_ID;
        Self {
            users: format!(
                "{each} job_changes f CROSS JOIN users u WHERE f.job_id = {undoes} AND f.user_id {of_ids} AND u.id = f.user_id"
            ),
            changes: "u.version = f.version".to_owned(),
            standing: "f.standing_before".to_owned(),
            version: "u.version + 1",
            words: None,
        }
    }

    fn doing(action: Action) -> Self {
        let [each, of_ids] = dialect::EACH_ID;
        let users = format!("{each} users u WHERE u.id {of_ids}");
        if action == Action::Delete {
            return Self {
                users,
                changes: "1 = 1".to_owned(),
                standing: "CAST(NULL AS BIGINT)".to_owned(),
                version: "u.version",
                words: None,
            };
        }
        let changed: Vec<Standing> = standings().filter(|before| action.changes(*before)).collect();
        let cases: Vec<(Standing, bool, Standing)> = changed
            .iter()
            .flat_map(|before| [(*before, true), (*before, false)])
            .filter_map(|(before, ever)| Some((before, ever, action.after(before, ever)?)))
            .collect();
        let status = value("u.status", &cases, |standing| standing.status.as_str());
        let role = value("u.role", &cases, |standing| standing.role.as_str());
        Self {
            users,
            changes: format!(
                "({})",
                changed.iter().map(|before| is(*before)).collect::<Vec<_>>().join(" OR ")
            ),
            standing: code::sql(&status, &role),
            version: "u.version + 1",
            words: Some([status, role]),
        }
    }
}

fn standings() -> impl Iterator<Item = Standing> {
    Status::ALL
        .iter()
        .flat_map(|status| Role::ALL.iter().map(|role| Standing { status: *status, role: *role }))
}

fn is(Standing { status, role }: Standing) -> String {
    format!("u.status = '{}' AND u.role = '{}'", status.as_str(), role.as_str())
}

/// The value of a column in each case, said as shortly as the cases allow: it is evaluated for every user.
fn value(
    column: &str,
    cases: &[(Standing, bool, Standing)],
    word: impl Fn(Standing) -> &'static str,
) -> String {
    if cases.iter().all(|(before, _, after)| word(*before) == word(*after)) {
        return column.to_owned();
    }
    let constant = |ever: Option<bool>| {
        let mut words = cases.iter().filter(|(_, case, _)| ever.is_none_or(|ever| ever == *case));
        let first = words.next().map(|(_, _, after)| word(*after))?;
        words.all(|(_, _, after)| word(*after) == first).then_some(first)
    };
    if let Some(word) = constant(None) {
        return format!("'{word}'");
    }
    if let (Some(ever), Some(never)) = (constant(Some(true)), constant(Some(false))) {
        return format!("CASE WHEN u.signed_in_at IS NULL THEN '{never}' ELSE '{ever}' END");
    }
    let whens: Vec<_> = cases
        .iter()
        .map(|(before, ever, after)| {
            let never = if *ever { "NOT NULL" } else { "NULL" };
            format!("WHEN {} AND u.signed_in_at IS {never} THEN '{}'", is(*before), word(*after))
        })
        .collect();
    format!("CASE {} END", whens.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_actions_have_simple_sql() {
        let words = |action| Transition::doing(action).words.unwrap();
        assert_eq!(words(Action::Disable), ["'disabled'", "u.role"]);
        assert_eq!(
            words(Action::Enable),
            ["CASE WHEN u.signed_in_at IS NULL THEN 'pending' ELSE 'active' END", "u.role"]
        );
        assert_eq!(words(Action::ChangeRole { role: Role::Admin }), ["u.status", "'admin'"]);
        assert_eq!(
            Transition::doing(Action::Enable).changes,
            "(u.status = 'disabled' AND u.role = 'admin' OR u.status = 'disabled' AND u.role = 'regular')"
        );
    }

    #[test]
    fn rules_are_about_the_admins_of_an_authenticated_chatbot_and_about_oneself() {
        let admins = "u.status = 'active' AND u.role = 'admin'";
        let me = oneself(Actor::User(UserId(7)));
        let owner = oneself(Actor::Owner);
        assert_eq!(concerned_by_rules(Access::Open, owner), None);
        assert_eq!(concerned_by_rules(Access::Open, me), Some("(u.id = 7)".to_owned()));
        assert_eq!(concerned_by_rules(Access::Authenticated, owner), Some(format!("({admins})")));
        assert_eq!(concerned_by_rules(Access::Authenticated, me), Some(format!("({admins} OR u.id = 7)")));
    }
}
