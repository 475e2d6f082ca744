"""Work on other machines, or on a cluster that Dask starts on this one."""

import atexit
import logging
import pickle
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from typing import TYPE_CHECKING

from convert.batch.fingerprint import maker_versions
from convert.batch.isolated import work_isolated
from convert.batch.job import Job, Outcome
from convert.batch.pool import MakeExecutor
from convert.batch.shipment import compare_versions, pack
from convert.errors import MissingError, UsageError
from convert.settings import Settings

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "dask"
_LOGGERS = ("distributed", "tornado")
_NOTHING = logging.CRITICAL + 1
_PATIENCE = 10  # seconds for a cluster, and for its first worker, to answer


def dask_executor(address: str, settings: Settings) -> tuple[MakeExecutor, int]:
    """Makes executors on the cluster at `address`, and how many articles it works on at once;
    "dask" starts one here.

    Raises MissingError without the extra `dask` or where no cluster answers, UsageError where
    a worker has other versions than this machine: its outputs would be other outputs.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingError(
            "--executor needs Dask",
            hint="`pip install 'article-convert[dask]'` brings it.",
            code="machine.dask",
        ) from error
    if address != LOCAL and "://" not in address:
        raise UsageError(
            f"no executor '{address}'", hint=f"Known: {LOCAL}, or a cluster's tcp://HOST:8786."
        )
    _hush()
    client = _connect(Client, address)
    atexit.register(client.close)
    _compare_versions(client, settings)

    packed = pickle.dumps(pack(settings))

    def executor(workers: int) -> Executor:  # noqa: ARG001 - the cluster has the workers it has
        if client.status != "running":
            raise MissingError(
                f"the cluster at '{address}' went away",
                hint="What is finished is kept: start the cluster and run again.",
                code="machine.dask",
            )
        return _Cluster(client, packed)

    threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call] # Dask's
    return executor, sum(threads.values())


class _Cluster(Executor):
    """A cluster as an executor of jobs, each made within its limits in a process of its own."""

    def __init__(self, client: "Client", packed: bytes) -> None:
        self._executor: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call] # Dask's
        self._packed = packed

    def submit(  # type: ignore[override] # only jobs are ever sent
        self,
        work: Callable[[Job, Settings], Outcome],  # noqa: ARG002 - as an Executor has it
        job: Job,
        settings: Settings,  # noqa: ARG002 - the workers have them
        /,
    ) -> Future[Outcome]:
        """Send a job to be made in a process beside a worker."""
        outcome: Future[Outcome] = Future()

        def pass_on(done: Future[Outcome]) -> None:
            if done.cancelled():  # by the cluster, which has lost it
                outcome.set_exception(BrokenExecutor("the cluster lost the job"))
            elif (fault := done.exception()) is not None:
                outcome.set_exception(fault)
            else:
                outcome.set_result(done.result())

        self._executor.submit(work_isolated, job, self._packed).add_done_callback(pass_on)
        return outcome

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what is under way, or give it up."""
        self._executor.shutdown(wait=wait and not cancel_futures)


def _hush() -> None:
    """Keep Dask, and what it stands on, from telling of every lost line: we say what matters.

    Only their own loggers are touched, each by name since Dask gives levels to several; of
    asyncio's, which others use too, only what is about them is left out.
    """
    for name in (*_LOGGERS, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LOGGERS:
            logging.getLogger(name).setLevel(_NOTHING)
    logging.getLogger("asyncio").addFilter(_is_of_others)


def _is_of_others(record: logging.LogRecord) -> bool:
    message = record.getMessage()
    return not any(name in message for name in _LOGGERS)


def _connect(kind: "type[Client]", address: str) -> "Client":
    try:
        if address == LOCAL:
            # One thread each, as each has a process beside it that does the work.
            return kind(threads_per_worker=1, dashboard_address="127.0.0.1:0")
        return kind(address, timeout=_PATIENCE)
    except OSError as error:
        raise MissingError(
            f"no Dask cluster answers at '{address}': {error}",
            hint="Start one with `dask scheduler` and `dask worker`.",
            code="machine.dask",
        ) from error


def _compare_versions(client: "Client", settings: Settings) -> None:
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=_PATIENCE)
    here = maker_versions(settings.to)
    there = client.run(maker_versions, settings.to)
    if not there:
        raise MissingError("the Dask cluster has no workers", hint="Start some: `dask worker`.")
    for worker, versions in there.items():
        compare_versions(here, versions, f"the worker at {worker}")
