// Reads a page of an outcome as people do: node outcome.mjs URL CHROMIUM FOLDER
import { browser, open, said, sizes } from "./looking.mjs";

const page = await open({ viewport: sizes.wide });
const visible = () => page.locator("article:visible").count();
said.all = await visible();
said.status = (await page.getByRole("status").count()) && (await page.getByRole("status").innerText());
if (said.all) {
  await page.getByRole("combobox", { name: "Check" }).selectOption({ index: 1 });
  said.oneCheck = await visible();
  await page.getByRole("combobox", { name: "Check" }).selectOption("");
  await page.getByRole("searchbox").fill("no such text");
  said.none = await visible();
  await page.getByRole("searchbox").fill("");
  // The name of a check leads to what it means.
  await page.locator("article h3 a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#check-"));
  said.meaning = await page.locator(":target h3").innerText();
}
said.headings = await page
  .locator("h1, h2, h3, h4")
  .evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
said.images = await page.locator("img, iframe, object, script[src], link").count();

// Whoever has little room reads an operation from top to bottom, and each number below its name.
const narrow = await open({ viewport: sizes.narrow });
said.rows = await narrow
  .locator("tbody tr")
  .evaluateAll((all) => all.map((row) => row.querySelector("th").clientWidth > innerWidth / 2));

console.log(JSON.stringify(said));
await browser.close();
