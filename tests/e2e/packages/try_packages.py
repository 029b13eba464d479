#!/usr/bin/env python3
"""Installs each package that `./dev package` made into a folder of its own, and uses what it brought.

usage: try_packages.py FOLDER   with apparatus_*.deb, apparatus-*.tar.gz and perhaps apparatus-*.vsix
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def run(*command, cwd, exit_codes=(0,)):
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, timeout=120,
                          env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(cwd)})
    assert done.returncode in exit_codes, (command, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


def talk(program, cwd, text):
    """Opens a draft in the server; the version that it says, and the diagnostics."""
    process = subprocess.Popen([program, "serve"], cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)

    def send(**message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        process.stdin.flush()

    def messages():
        while header := process.stdout.readline():
            process.stdout.readline()
            yield json.loads(process.stdout.read(int(header.split(b":")[1])))

    capabilities = {"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": True}}}
    send(id=1, method="initialize", params={"processId": None, "rootUri": cwd.as_uri(), "capabilities": capabilities})
    send(method="initialized", params={})
    send(method="textDocument/didOpen", params={"textDocument": {
        "uri": (cwd / "new.md").as_uri(), "languageId": "markdown", "version": 1, "text": text}})
    version = found = None
    for message in messages():
        if message.get("id") == 1 and "result" in message:
            version = message["result"]["serverInfo"]["version"]
        elif message.get("method") == "textDocument/publishDiagnostics" and message["params"]["diagnostics"]:
            found = message["params"]["diagnostics"]
            break
    send(id=2, method="shutdown", params=None)
    send(method="exit", params=None)
    process.stdin.close()
    process.wait(30)
    return version, found


def use(program, scratch, version):
    """What a new user does: index, check, open a draft."""
    work = scratch / "work"
    shutil.copytree(SAMPLES, work, ignore=shutil.ignore_patterns(".apparatus"))
    drafts = work / "drafts"
    assert version in run(program, "--version", cwd=work)
    run(program, "index", cwd=drafts)
    findings = [json.loads(line) for line in
                run(program, "check", "--format", "jsonl", "telephone.md", cwd=drafts, exit_codes=(1,)).splitlines()]
    assert {"name-misspelling", "date-impossible"} & {finding["code"] for finding in findings}, findings
    said, found = talk(program, drafts, "It was closed on 31 June 1922.\n")
    assert said == version, said
    page = pathlib.Path(found[0]["codeDescription"]["href"].removeprefix("file://"))
    assert page.is_file() and scratch in page.parents, page


def try_deb(package, scratch):
    fields = run("dpkg-deb", "--field", package, cwd=scratch)
    assert "Package: apparatus" in fields and "libc6" in fields, fields
    # Into a folder of its own, with what is installed here to depend on.
    database, root = scratch / "dpkg", scratch / "root"
    for folder in (database / "info", database / "updates", database / "triggers", root):
        folder.mkdir(parents=True)
    shutil.copy("/var/lib/dpkg/status", database / "status")
    run("dpkg", f"--admindir={database}", f"--instdir={root}", f"--log={scratch / 'dpkg.log'}", "--force-not-root",
        "--force-script-chrootless", "--install", package, cwd=scratch)
    assert "ok installed" in run("dpkg-query", f"--admindir={database}", "-W", "-f", "${Status}", "apparatus", cwd=scratch)
    assert (scratch / "root/usr/share/apparatus/neovim/plugin/apparatus.lua").is_file()
    return scratch / "root/usr/bin/apparatus"


def try_tarball(package, scratch):
    with tarfile.open(package) as archive:
        archive.extractall(scratch / "root")
    program = next((scratch / "root").glob("*/bin/apparatus"))
    needs_nothing(program)
    return program


def try_vsix(package, scratch):
    with zipfile.ZipFile(package) as archive:
        archive.extractall(scratch / "root")
    extension = scratch / "root/extension"
    manifest = json.loads((extension / "package.json").read_text())
    for needed in (manifest["main"], manifest["icon"], "out/chronology.js", "media/chronology.css",
                   *(step["media"]["markdown"] for step in manifest["contributes"]["walkthroughs"][0]["steps"])):
        assert (extension / needed).is_file(), needed
    program = extension / "bin/apparatus"
    program.chmod(0o755)  # a zip file's permissions are the installer's to set
    needs_nothing(program)
    return program


def needs_nothing(program):
    said = subprocess.run(["ldd", program], capture_output=True, text=True)
    assert "not a dynamic executable" in said.stderr + said.stdout or "statically linked" in said.stdout, said


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1]).resolve()
    kinds = [("apparatus_*.deb", try_deb, True), ("apparatus-*.tar.gz", try_tarball, True),
             ("apparatus-*.vsix", try_vsix, False)]
    version = next(folder.glob("apparatus-*.tar.gz")).name.split("-")[1]
    for pattern, unpack, must in kinds:
        packages = list(folder.glob(pattern))
        assert packages or not must, f"there is no {pattern} in {folder}"
        for package in packages:
            with tempfile.TemporaryDirectory(prefix="apparatus-package-") as name:
                scratch = pathlib.Path(name).resolve()
                use(unpack(package, scratch), scratch, version)
            print(f"ok      {package.name} ({package.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
