// Uses the page that `contractor init` writes, as a person would: node page.mjs URL CHROMIUM SCREENSHOT
import { chromium } from "playwright-core";

const [url, executablePath, screenshot] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const page = await browser.newPage({ viewport: { width: 700, height: 500 } });
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
await page.goto(url);

const labels = page.locator("li label");
const titles = async () => (await labels.allInnerTexts()).map((text) => text.trim());
const boxes = page.locator("li input");
const ticked = () => boxes.evaluateAll((all) => all.map((one) => one.checked));

await labels.first().waitFor();
const begins = await titles();

await page.getByLabel("Title").fill("Bake <b>bread</b>");
await page.getByRole("button", { name: "Add" }).click();
await labels.nth(1).waitFor();
const added = await titles();

await boxes.nth(1).click();
await page.locator("li.done").waitFor();
const done = await ticked();
await page.reload();
await page.locator("li.done").waitFor();
const afterReload = await ticked();
await page.screenshot({ path: screenshot });

// The document wants a title of one character at least; the server says so, and the page shows it.
await page.getByRole("button", { name: "Add" }).click();
await page.waitForFunction(() => document.querySelector("#said").textContent !== "");
const refused = (await labels.count()) === 2;

await page.getByRole("button", { name: "Remove" }).first().click();
await page.waitForFunction(() => document.querySelectorAll("li").length === 1);
const removed = await titles();

console.log(JSON.stringify({ begins, added, done, afterReload, refused, removed, errors }));
await browser.close();
