//! Who may call what: every server function and every route, in one table.
//!
//! The table decides nothing: permissions do. A test fails for a function or route that it lacks, another calls each row
//! as those who may not (`tests/integration/authorization.rs`). To add a function, add its row.

/// Who may call something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Who comes in by it has nothing yet to show but a link, a password or a passkey; or there is nothing to see.
    Anyone,
    /// Whoever is signed in to the console; it is about themself.
    SignedIn,
    /// An active admin of the chatbot it is about, and the owner.
    ChatbotAdmin,
    /// The owner of the installation alone.
    Owner,
    /// A chatbot, by its API key; it is about its own users.
    ChatbotKey,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Who may.
    pub who: Who,
    /// By this method; `ANY`: by all.
    pub method: &'static str,
    /// At this path, as the router writes it.
    pub path: &'static str,
}

macro_rules! table {
    ($($who:ident { $($method:ident $path:literal,)+ })+) => {
        &[$($(Row { who: Who::$who, method: stringify!($method), path: $path }),+),+]
    };
}

/// The table.
pub const TABLE: &[Row] = table! {
    Anyone {
        // Files of the page.
        GET "/{*page}",
        GET "/healthz",
        GET "/readyz",
        // It describes the calls; what is at no path is 404.
        GET "/api/v1/openapi.json",
        ANY "/api/v1/{*unknown}",
        POST "/api/console/access/sign-in",
        POST "/api/console/access/password",
        POST "/api/console/access/code",
        POST "/api/console/access/passkey/begin",
        POST "/api/console/access/passkey/finish",
        POST "/api/console/access/link",
        POST "/api/console/access/set-password",
        // It ends the session of the cookie, if there is one.
        POST "/api/console/access/sign-out",
        POST "/api/console/invitations/offer",
        POST "/api/console/invitations/accept",
    }
    SignedIn {
        POST "/api/console/account/get",
        POST "/api/console/account/confirm",
        POST "/api/console/account/password",
        POST "/api/console/account/second-factor/offer",
        POST "/api/console/account/second-factor/add",
        POST "/api/console/account/second-factor/remove",
        POST "/api/console/account/passkeys/begin",
        POST "/api/console/account/passkeys/add",
        POST "/api/console/account/passkeys/remove",
        POST "/api/console/account/sessions/list",
        POST "/api/console/account/sessions/end",
        POST "/api/console/account/sessions/end-all",
        // Those that they may see.
        POST "/api/console/chatbots/list",
    }
    ChatbotAdmin {
        POST "/api/console/access/new-password-link",
        POST "/api/console/chatbots/get",
        POST "/api/console/users/list",
        POST "/api/console/users/count",
        POST "/api/console/users/days",
        POST "/api/console/users/get",
        POST "/api/console/users/change",
        POST "/api/console/users/delete",
        POST "/api/console/views/list",
        POST "/api/console/views/save",
        POST "/api/console/views/delete",
        POST "/api/console/invitations/preview",
        POST "/api/console/invitations/send",
        POST "/api/console/invitations/resend",
        POST "/api/console/invitations/cancel",
        POST "/api/console/sessions/list",
        POST "/api/console/sessions/messages",
        POST "/api/console/sessions/search",
        POST "/api/console/selections/count",
        POST "/api/console/selections/between",
        POST "/api/console/jobs/prepare",
        POST "/api/console/jobs/discard",
        POST "/api/console/jobs/start",
        POST "/api/console/jobs/cancel",
        POST "/api/console/jobs/undo",
        POST "/api/console/jobs/list",
        POST "/api/console/exports/prepare",
        POST "/api/console/exports/cancel",
        POST "/api/console/settings/get",
        POST "/api/console/settings/change",
        POST "/api/console/analytics/status",
        POST "/api/console/analytics/read",
        POST "/api/console/analytics/test",
        POST "/api/console/audit/list",
        POST "/api/console/audit/activity",
        GET "/api/console/chatbots/{chatbot}/audit.csv",
        GET "/api/console/chatbots/{chatbot}/events",
        GET "/api/console/chatbots/{chatbot}/exports/{export}",
        POST "/api/console/chatbots/{chatbot}/import",
        GET "/api/console/chatbots/{chatbot}/jobs/{job}/users.csv",
        GET "/api/console/chatbots/{chatbot}/users/{id}/export.json",
    }
    Owner {
        POST "/api/console/chatbots/create",
        POST "/api/console/keys/list",
        POST "/api/console/keys/replace",
        POST "/api/console/keys/revoke",
        POST "/api/console/audit/installation",
        GET "/api/console/audit.csv",
    }
    ChatbotKey {
        GET "/api/v1/chatbot",
        POST "/api/v1/sign-ins",
        GET "/api/v1/users",
        POST "/api/v1/users",
        GET "/api/v1/users.csv",
        GET "/api/v1/users.xlsx",
        GET "/api/v1/users/{id}",
        PATCH "/api/v1/users/{id}",
        DELETE "/api/v1/users/{id}",
        GET "/api/v1/users/{id}/access",
        GET "/api/v1/users/{id}/export",
        PUT "/api/v1/sessions/{id}",
        POST "/api/v1/sessions/{id}/messages",
        GET "/api/v1/events",
    }
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::http::{self, console, rest};

    /// Every function and route there is, as "METHOD path".
    fn registered() -> BTreeSet<String> {
        console::register();
        let functions = leptos::server_fn::axum::server_fn_paths();
        let functions = functions.map(|(path, method)| format!("{method} {path}"));
        let routes = http::routes().into_iter().chain(console::routes()).chain(rest::undescribed());
        let routes = routes.map(|route| format!("{} {}", route.method, route.path));
        let description = serde_json::to_value(rest::description()).unwrap();
        let paths = description["paths"].as_object().unwrap().iter();
        let described = paths.flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().keys();
            methods.map(move |method| format!("{} {path}", method.to_uppercase()))
        });
        let page = "GET /{*page}".to_owned();
        functions.chain(routes).chain(described).chain([page]).collect()
    }

    #[test]
    fn the_table_has_a_row_for_each_function_and_route_and_no_other() {
        let registered = registered();
        let rows: Vec<_> = TABLE.iter().map(|row| format!("{} {}", row.method, row.path)).collect();
        let table: BTreeSet<_> = rows.iter().cloned().collect();
        let missing: Vec<_> = registered.difference(&table).collect();
        assert!(missing.is_empty(), "nobody said who may call {missing:?}");
        let superfluous: Vec<_> = table.difference(&registered).collect();
        assert!(superfluous.is_empty(), "there is no {superfluous:?}");
        assert_eq!(table.len(), rows.len(), "a row stands twice");
    }
}
