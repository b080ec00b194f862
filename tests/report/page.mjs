// Reads a page of a comparison as people do: node page.mjs URL CHROMIUM FOLDER
import { browser, open, said, sizes } from "./looking.mjs";

const page = await open({ viewport: sizes.wide });
const visible = () => page.locator("article:visible h3").allInnerTexts();
said.all = (await visible()).length;
said.status = await page.getByRole("status").innerText();
for (const name of ["warning", "info"]) {
  const box = page.getByRole("checkbox", { name });
  if (await box.count()) await box.uncheck();
}
said.errorsOnly = (await visible()).length;
said.operations = await page.getByRole("combobox", { name: "Operation" }).locator("option").allInnerTexts();
if (said.operations.length > 1) {
  await page.getByRole("combobox", { name: "Operation" }).selectOption({ index: 1 });
  said.oneOperation = await visible();
  await page.getByRole("combobox", { name: "Operation" }).selectOption("");
}
await page.getByRole("searchbox").fill("no such text");
said.none = (await visible()).length;
await page.getByRole("searchbox").fill("");

// Where a link led to, once it did.
const went = async (to) => {
  await page.waitForFunction((to) => new RegExp(`^#(?:${to})`).test(location.hash), to);
  return page.evaluate(() => location.hash);
};

// By keyboard alone: the first stop leads past the header, and a change leads to its line and back.
await page.reload();
await page.keyboard.press("Tab");
said.firstStop = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press("Enter");
said.skippedTo = await went("changes");
await page.locator(".lines a").first().focus();
await page.keyboard.press("Enter");
const anchor = await went("old-|new-");
said.marked = await page.locator(".row", { has: page.locator(anchor) }).locator("mark").allInnerTexts();
await page.locator(".row", { has: page.locator(anchor) }).locator(".back").first().click();
said.backTo = await went("change-");
said.headings = await page
  .locator("h1, h2, h3, h4")
  .evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
said.ids = await page.evaluate(() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.length === new Set(ids).size;
});
said.images = await page.locator("img, iframe, object, script[src], link").count();
await page.emulateMedia({ media: "print" });
said.printed = await page.locator("#filters").isVisible();

// Where scripts do not run, everything is there and nothing offers to filter.
const plain = await open({ viewport: sizes.wide, javaScriptEnabled: false });
said.withoutScript = [
  await plain.locator("article:visible").count(),
  await plain.locator("#filters").isVisible(),
];

console.log(JSON.stringify(said));
await browser.close();
