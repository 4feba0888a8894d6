// When the server is there and its database is not: what one sees, and that it goes on by itself.

import assert from "node:assert/strict";
import { PostgresServer } from "./support/postgres.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(
  async (installation) => {
    installation.mayComplain();
    await installation.addChatbot("Staff Assistant", "authenticated");
    const lines = Array.from({ length: 300 }, (_, index) => `Person ${String(index + 1).padStart(3, "0")},p${index + 1}@example.org,regular`);
    const file = await installation.file("people.csv", ["name,email,role", ...lines].join("\n"));
    await installation.run(["import", file, "--chatbot", "Staff Assistant"]);
  },
  {},
  async (shared) => ({ kind: "postgres", postgres: (shared.postgres = await PostgresServer.start()) }),
);

/** What is done while the database is away; afterwards it is there again, whatever happened. */
async function withoutDatabase(postgres, act) {
  await postgres.kill();
  try {
    await act();
  } finally {
    await postgres.run();
  }
}

/** How often the page called a function by POST. */
function calls(desk, name) {
  const made = { count: 0 };
  desk.page.on("request", (request) => (made.count += request.url().endsWith(`/api/console/${name}`) ? 1 : 0));
  return made;
}

/** An admin at the list of users, by name. */
async function open(scene) {
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/users?sort=name");
  await desk.isLoaded();
  return desk;
}

const away = (desk) => desk.page.getByText("Rollcall can't reach its database. Trying again…");

journey("while the database is away the page keeps what it shows and says so, and goes on by itself when it is back", async ({
  scene,
  postgres,
}) => {
  const desk = await open(scene);
  desk.watch.allow(/ERR_|status of 503/);
  await desk.mark();
  const names = await desk.names();
  await withoutDatabase(postgres, async () => {
    await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 6_000));
    await away(desk).waitFor({ timeout: 20_000 });
    assert.equal(await desk.banner.count(), 0, "nothing has to be pressed");
    await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
    await becomes(() => desk.names(), names);
  });
  await away(desk).waitFor({ state: "detached", timeout: 20_000 });
  await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 6_000));
  await desk.isLoaded();
  await until(async () => assert.notDeepEqual(await desk.names(), names));
  await desk.wasNotReloaded();
});

journey("what was to be changed is not tried again by the page, and can be once the database is back", async ({ scene, postgres }) => {
  const desk = await open(scene);
  desk.watch.allow(/ERR_|status of 503/);
  await desk.open("Person 001");
  const changes = calls(desk, "users/change");
  await desk.role.selectOption({ label: "Admin" });
  await withoutDatabase(postgres, async () => {
    await desk.save.click();
    await desk.panel.locator("form").getByRole("alert").waitFor({ timeout: 20_000 });
    assert.equal(await desk.role.inputValue(), "admin", "what was chosen stays");
  });
  // The page asks for what it shows, and hears of changes again.
  const other = await open(scene);
  await other.open("Person 002");
  await other.saveRole("Admin");
  await desk.rowBecomes("Person 002", { role: "Admin" });
  assert.equal(changes.count, 1, "it was tried again");
  await desk.rowBecomes("Person 001", { role: "Regular" });
  await desk.save.click();
  await desk.rowBecomes("Person 001", { role: "Admin" });
  assert.equal(changes.count, 2);
});

journey("a page that is opened meanwhile comes up once the database is back", async ({ scene, postgres }) => {
  const desk = await open(scene);
  desk.watch.allow(/ERR_|status of 503/);
  const place = desk.place();
  await withoutDatabase(postgres, async () => {
    await desk.goto(place);
    await away(desk).waitFor({ timeout: 20_000 });
  });
  await desk.isLoaded();
  await desk.row("Person 001").waitFor();
});
