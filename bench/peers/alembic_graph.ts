/** Alembic's revision map by itself: its times for the revisions in a JSON file, as JSON. */
export const ALEMBIC_GRAPH = `import json
import signal
import statistics
import sys
import time

from alembic.script.revision import Revision, RevisionMap

sys.setrecursionlimit(1_000_000)
# Seconds that one call may take.
LIMIT = float(sys.argv[2])
with open(sys.argv[1]) as file:
    specs = json.load(file)


def build():
    # Bases last, as a folder's files come in no order that helps.
    return RevisionMap(lambda: [
        Revision(
            spec["id"],
            tuple(spec["down"]) or None,
            dependencies=tuple(spec["dependsOn"]) or None,
        )
        for spec in specs
    ])


class TooLong(Exception):
    pass


def ended(signal_number, frame):
    raise TooLong


signal.signal(signal.SIGALRM, ended)


def timed(work):
    """The median of up to five runs; slow ones are not repeated, and ended at the limit."""
    times = []
    while len(times) < 5 and sum(times) < 5_000:
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
        signal.setitimer(signal.ITIMER_REAL, 0)
    return statistics.median(times)


graph = None


def load():
    global graph
    made = build()
    made.heads
    graph = made


for name, work in {
    "heads": load,
    "plan": lambda: list(
        graph.iterate_revisions("heads", (), implicit_base=True)
    ),
    "history": lambda: list(
        graph.iterate_revisions("heads", "base", inclusive=True)
    ),
}.items():
    if name != "heads" and graph is None:
        break
    try:
        result = {name: timed(work)}
    except TooLong:
        result = {name: LIMIT * 1000, name + " over": True}
    print(json.dumps(result), flush=True)
`;
