// Two servers on one PostgreSQL behind a load balancer without sticky sessions.

import assert from "node:assert/strict";
import { RoundRobin } from "./support/round-robin.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const MANY = 60_000;

const { journey } = installationForThisFile(
  async (installation) => {
    for (const name of ["Staff Assistant", "Passengers", "Crew"]) await installation.addChatbot(name, "authenticated");
    const people = ["Ana Souza", "Bo Larsson", "Chen Wei", "Fox Mulder"];
    const lines = people.map((name) => `${name},${name.split(" ")[0].toLowerCase()}@example.org,regular`);
    const file = await installation.file("people.csv", ["name,email,role", ...lines].join("\n"));
    await installation.run(["import", file, "--chatbot", "Staff Assistant"]);
    for (const name of ["Passengers", "Crew"]) await installation.demo(name, MANY);
    return { second: await installation.startAnotherServer() };
  },
  {},
  async () => ({ kind: "postgres" }),
);

/** What a journey does behind a load balancer, which ends with it. */
async function balanced({ installation, second }, act) {
  const balancer = await RoundRobin.to(installation.url, second.url);
  try {
    await act(balancer);
  } finally {
    await balancer.close();
  }
}

journey("a page works without sticky sessions and sees what is changed through either server", async ({ scene, installation, second }) => {
  await balanced({ installation, second }, async (balancer) => {
    const desk = await scene.admin({}, balancer.url);
    await desk.openChatbot("Staff Assistant");
    await desk.mark();
    const changes = [
      [installation.url, "Ana Souza"],
      [second.url, "Bo Larsson"],
    ];
    for (const [url, name] of changes) {
      const other = await scene.admin({}, url);
      await other.openChatbot("Staff Assistant");
      await other.open(name);
      await other.saveRole("Admin");
      await desk.rowBecomes(name, { role: "Admin" });
    }
    // And what it changes itself, whichever server takes it.
    await desk.open("Chen Wei");
    await desk.saveRole("Admin");
    await desk.disable();
    await desk.rowBecomes("Chen Wei", { role: "Admin", status: "Disabled" });
    await desk.wasNotReloaded();
    assert.ok(balancer.answered.every((answered) => answered > 3), `one server answered nearly all: ${balancer.answered}`);
  });
});

journey("a bulk action's progress is seen through both servers, and it is cancelled through whichever takes the call", async ({
  scene,
  installation,
  second,
}) => {
  await balanced({ installation, second }, async (balancer) => {
    const desk = await scene.admin({}, balancer.url);
    const watchers = [await scene.admin({}, installation.url), await scene.admin({}, second.url)];
    for (const one of [desk, ...watchers]) await one.openChatbot("Crew");
    await desk.allBox.click();
    await desk.act("Disable …");
    await desk.confirm("Disable");
    for (const one of watchers) {
      await until(async () => assert.ok(Number(await one.jobs.locator("progress").evaluate((bar) => bar.value)) > 0));
    }
    await desk.jobs.getByRole("button", { name: "Cancel" }).click();
    for (const one of [desk, ...watchers]) await one.jobs.locator(".job-result").first().waitFor();
    const disabled = () =>
      installation.database.count("SELECT count(*) FROM job_changes WHERE job_id = (SELECT max(id) FROM jobs)");
    const count = await disabled();
    assert.ok(count > 0 && count < MANY, `${count}`);
    await becomes(disabled, count);
  });
});

journey("when one server is killed the page goes on with the other, which ends the bulk action", async ({ scene, installation, second }) => {
  await balanced({ installation, second }, async (balancer) => {
    const desk = await scene.admin({}, balancer.url);
    desk.watch.allow(/ERR_/);
    await desk.openChatbot("Passengers");
    await desk.mark();
    await desk.allBox.click();
    await desk.act("Disable …");
    await desk.confirm("Disable");
    await until(async () => assert.ok(Number(await desk.jobs.locator("progress").evaluate((bar) => bar.value)) > 0));
    await second.kill();
    await desk.jobs.filter({ hasText: "Disabled" }).locator(".job-result").waitFor({ timeout: 50_000 });
    const [running, twice] = await Promise.all([
      installation.database.count("SELECT count(*) FROM jobs WHERE state = 'running'"),
      installation.database.count("SELECT count(*) FROM users WHERE version > 2 AND chatbot_id = 2"),
    ]);
    assert.deepEqual([running, twice], [0, 0]);
    await desk.wasNotReloaded();
  });
});
