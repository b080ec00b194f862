// The page: what it shows and sends is typed by the contract.
import * as api from "../generated/typescript/client.js";
import type { Task } from "../generated/typescript/types.js";

const client: api.Client = {};
const list = document.querySelector<HTMLUListElement>("#tasks")!;
const said = document.querySelector<HTMLParagraphElement>("#said")!;
const form = document.querySelector<HTMLFormElement>("#add")!;

/** Do something, show what came of it, and say what went wrong. */
async function act(work: () => Promise<unknown> = async () => {}): Promise<void> {
  try {
    await work();
    list.replaceChildren(...api.unwrap(await api.listTasks(client)).map(item));
    said.textContent = "";
  } catch (error) {
    said.textContent = String(error instanceof Error ? error.message : error);
  }
}

function item(task: Task): HTMLLIElement {
  const line = document.createElement("li");
  line.className = task.done ? "done" : "";

  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = task.done;
  box.onchange = () => act(() => change(task, box.checked));

  const label = document.createElement("label");
  label.append(box, ` ${task.title}`);

  const remove = document.createElement("button");
  remove.textContent = "Remove";
  remove.onclick = () => act(() => api.deleteTask(client, { taskId: task.id }));

  line.append(label, remove);
  return line;
}

async function change(task: Task, done: boolean): Promise<void> {
  const { id: taskId, createdAt, ...rest } = task;
  const answer = await api.replaceTask(client, { taskId, body: { ...rest, done } });
  if (answer.status === 404) throw new Error("Somebody else removed this task.");
  api.unwrap(answer);
}

form.onsubmit = (event) => {
  event.preventDefault();
  const title = String(new FormData(form).get("title"));
  void act(async () => {
    const answer = await api.createTask(client, { body: { title, done: false } });
    if (answer.status !== 201) throw new Error(answer.data.detail ?? answer.data.title);
    form.reset();
  });
};

void act();
