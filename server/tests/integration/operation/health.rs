//! Alive is one thing, ready another.

use axum::http::Method;

use crate::harness::{Answer, Desk, on_both_databases};

async fn get(desk: &Desk, path: &str) -> Answer {
    desk.stranger().raw(Method::GET, path, &[], "").await
}

async fn not_ready(desk: &Desk, why: &str) {
    let answer = get(desk, "/readyz").await;
    assert_eq!((answer.status, &answer.body["status"]), (503, &why.into()), "{}", answer.text);
    assert_eq!(answer.headers["retry-after"], "1");
    let alive = get(desk, "/healthz").await;
    assert_eq!((alive.status, &alive.body["status"]), (200, &"alive".into()), "{}", alive.text);
}

on_both_databases! {
    async fn a_server_whose_database_answers_is_alive_and_ready(desk: Desk) {
        let answer = get(&desk, "/readyz").await;
        assert_eq!((answer.status, &answer.body["status"]), (200, &"ready".into()), "{}", answer.text);
        let answer = get(&desk, "/healthz").await;
        assert_eq!((answer.status, &answer.body["status"]), (200, &"alive".into()), "{}", answer.text);
    }

    async fn without_its_database_it_is_alive_and_not_ready(desk: Desk) {
        desk.store.close().await;
        not_ready(&desk, "the database does not answer").await;
    }

    async fn once_a_newer_version_migrated_the_database_it_is_not_ready(desk: Desk) {
        let newer = |success, checksum| format!(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'future', {success}, {checksum}, 0)"
        );
        desk.sql(&newer("1", "x'00'"), &newer("true", "'\\x00'")).await;
        not_ready(&desk, "a newer version has migrated the database").await;
    }

    async fn on_a_database_that_was_put_back_it_is_not_ready(desk: Desk) {
        let older = "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)";
        desk.sql(older, older).await;
        not_ready(&desk, "the database lacks migrations").await;
    }

    async fn while_it_stops_it_is_alive_and_not_ready(desk: Desk) {
        desk.stop();
        not_ready(&desk, "stopping").await;
    }
}
