#!/usr/bin/env python3
"""`check` over folders and manuscripts: order, summary, fixes, SARIF, annotations, and only what was written since.

usage: check_test.py PROGRAM
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else sys.exit(77)

IMPOSSIBLE = 'The depot burnt on 31 April 1921.\n'
WEEKDAY = 'They met on Monday, 4 May 1921.\n'
INVERTED = 'Coal came late.[^1]\n\n[^1]: GARF, f. 130, op. 2, d. 7, ll. 9–4.\n'

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent / 'samples'
# Draft 4 is what the schema says of itself; it allows no property that the standard does not name.
SARIF = jsonschema.Draft4Validator(json.loads((HERE / 'sarif' / 'sarif-2.1.0-rtm.5.json').read_text(encoding='utf-8')))


def faults(log):
    """What in a SARIF log is not as the standard has it, each with its path."""
    return [f'{"/".join(map(str, error.absolute_path))}: {error.message}' for error in SARIF.iter_errors(log)]


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = os.path.realpath(folder.name)

    def write(self, name, content):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(content)
        return path

    def read(self, name):
        with open(os.path.join(self.root, name), encoding='utf-8') as file:
            return file.read()

    def check(self, *arguments, expect=1):
        done = subprocess.run([PROGRAM, 'check', *arguments], capture_output=True, cwd=self.root, timeout=100)
        self.assertEqual(done.returncode, expect, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def found(self, *arguments, expect=1):
        lines = self.check('--format', 'jsonl', *arguments, expect=expect)[0].splitlines()
        return [(finding['file'], finding['line'], finding['code']) for finding in map(json.loads, lines)]


class Folders(Case):
    def test_in_the_order_of_paths_each_file_once_and_without_the_corpus(self):
        self.write('apparatus.toml', '[corpus]\npaths = ["shelf"]\n')
        for name in ('b.md', 'a/2.md', 'a/1.md', 'shelf/book.md', '.hidden/x.md'):
            self.write(name, IMPOSSIBLE)
        self.assertEqual([file for file, _, _ in self.found('.', 'b.md')], ['a/1.md', 'a/2.md', 'b.md'])

    def test_the_summary_counts_by_code(self):
        self.write('a.md', IMPOSSIBLE + '\n' + WEEKDAY)
        self.write('b.md', IMPOSSIBLE)
        self.assertEqual(self.check('.')[0].splitlines()[-1], '3 findings: date-impossible 2, date-weekday 1')

    def test_a_silent_folder(self):
        self.write('a.md', 'Nothing to say.\n')
        self.assertEqual(self.check('.', expect=0)[0], '')


class Manuscripts(Case):
    def test_a_chapter_is_checked_behind_the_chapter_before(self):
        self.write('apparatus.toml', '[draft]\nfiles = ["one.md", "two.md"]\n')
        self.write('one.md', 'Coal.[^1]\n\n[^1]: GARF, f. 130, op. 2, d. 7, l. 1.\n')
        self.write('two.md', 'Bread.[^1]\n\n[^1]: Ibid., l. 6.\n')
        self.check('two.md', expect=0)
        self.write('apparatus.toml', '')
        self.assertEqual(self.found('two.md'), [('two.md', 3, 'citation-ibid')])

    def test_all_files_of_a_thesis_in_their_order(self):
        self.write('main.tex', '\\documentclass{book}\n\\begin{document}\n\\include{z}\n\\include{a}\n\\include{gone}\n\\end{document}\n')
        self.write('z.tex', IMPOSSIBLE)
        self.write('a.tex', IMPOSSIBLE)
        self.assertEqual(self.found('--manuscript', 'a.tex'),
                         [('main.tex', 5, 'manuscript-file'), ('z.tex', 1, 'date-impossible'), ('a.tex', 1, 'date-impossible')])

    def test_evidence_is_named_from_the_working_folder(self):
        self.write('apparatus.toml', '[draft]\nfiles = ["text/one.md", "text/two.md"]\n')
        self.write('text/one.md', 'They met on 4 May 1921, on 6 May 1921, on 9 May 1921 and on 11 May 1921.\n')
        self.write('text/two.md', 'It ended on June 3, 1921.\n')
        self.assertIn('\n    text/one.md:1: ', self.check('text/two.md')[0])


class Fixes(Case):
    def test_only_what_is_certain(self):
        self.write('a.md', INVERTED + '\n' + WEEKDAY)
        before = self.read('a.md')
        self.check('--fix', 'a.md')
        # Neither which end of a range is wrong nor whether the day or the weekday is: nobody but the writer knows.
        self.assertEqual(self.read('a.md'), before)


class Formats(Case):
    def test_sarif_is_as_the_standard_has_it(self):
        self.write('a b.md', IMPOSSIBLE + '\n' + WEEKDAY + '\n' + INVERTED)
        self.write('main.tex', 'Coal.\\footnote{GARF, f. 130, op. 2, d. 7, ll. 9--4.}\n')
        log = json.loads(self.check('--format', 'sarif', '.')[0])
        self.assertEqual(faults(log), [])
        run = log['runs'][0]
        rules = [rule['id'] for rule in run['tool']['driver']['rules']]
        self.assertEqual(len(rules), len(set(rules)))
        self.assertGreater(len(run['results']), 3)
        for result in run['results']:
            self.assertEqual(rules[result['ruleIndex']], result['ruleId'])
            place = result['locations'][0]['physicalLocation']
            self.assertRegex(place['artifactLocation']['uri'], r'^(a%20b\.md|main\.tex)$')
            region = place['region']
            self.assertLessEqual((region['startLine'], region['startColumn']), (region['endLine'], region['endColumn']))

    def test_sarif_of_all_that_the_sample_drafts_hold(self):
        # With evidence in the shelf, fixes, drafts in two formats and one without findings.
        for name in ('corpus', 'drafts'):
            shutil.copytree(SAMPLES / name, os.path.join(self.root, name))
        self.write('drafts/silent.md', 'Nothing to say.\n')
        subprocess.run([PROGRAM, 'index'], cwd=os.path.join(self.root, 'drafts'), check=True, capture_output=True)
        log = json.loads(self.check('--format', 'sarif', 'drafts')[0])
        self.assertEqual(faults(log), [])
        results = log['runs'][0]['results']
        self.assertGreater(len(results), 8)
        self.assertTrue(any(result.get('relatedLocations') for result in results))
        self.assertTrue(any(result.get('fixes') for result in results))

    def test_sarif_of_nothing(self):
        self.write('a.md', 'Nothing to say.\n')
        self.assertEqual(faults(json.loads(self.check('--format', 'sarif', '.', expect=0)[0])), [])

    def test_the_judge_of_sarif_can_say_no(self):
        self.assertEqual(len(faults({'version': '2.0.0', 'run': []})), 3)
        self.assertEqual(len(faults({'version': '2.1.0', 'runs': [{'tool': {'driver': {'name': 'x'}}, 'results': [{'message': 'm'}]}]})), 1)

    def test_annotations(self):
        self.write('a.md', IMPOSSIBLE)
        self.assertTrue(re.match(r'::error file=a\.md,line=1,endLine=1,col=20,endColumn=33,title=date-impossible::', self.check('--format', 'github', 'a.md')[0]))


class Since(Case):
    def git(self, *arguments):
        who = ['-c', 'user.name=Ida', '-c', 'user.email=ida@example.org', '-c', 'commit.gpgsign=false']
        subprocess.run(['git', *who, *arguments], cwd=self.root, check=True, capture_output=True)

    def setUp(self):
        super().setUp()
        self.git('init', '-q')
        self.write('text/a.md', IMPOSSIBLE + '\nNothing.\n')
        self.git('add', '.')
        self.git('commit', '-q', '-m', 'one')

    def test_only_changed_lines(self):
        self.check('--since', 'HEAD', '.', expect=0)
        self.write('text/a.md', 'A new line above.\n\n' + IMPOSSIBLE + '\nNothing.\n\n' + WEEKDAY)
        self.assertEqual(self.found('--since', 'HEAD', '.'), [('text/a.md', 7, 'date-weekday')])
        self.write('text/new.md', IMPOSSIBLE)
        self.assertEqual(self.found('--since', 'HEAD', 'text/new.md'), [('text/new.md', 1, 'date-impossible')])

    def test_what_is_no_revision_is_told(self):
        for wrong in ('nowhere', '--output=x', 'HEAD:text/a.md'):
            out, err = self.check('--since=' + wrong, 'text/a.md', expect=2)
            self.assertIn(wrong, err)
            self.assertEqual(out, '')

    def test_nothing_that_a_repository_asks_for_is_run(self):
        trap = self.write('trap.sh', f'#!/bin/sh\ntouch {self.root}/sprung\ncat\n')
        os.chmod(trap, 0o755)
        for name in ('core.fsmonitor', 'core.pager', 'diff.external', 'filter.x.clean', 'filter.x.smudge', 'filter.x.process',
                     'diff.x.textconv', 'diff.x.command', 'core.sshCommand', 'core.alternateRefsCommand'):
            self.git('config', name, trap)
        self.write('.gitattributes', '*.md filter=x diff=x\n')
        self.write('text/a.md', IMPOSSIBLE + '\n' + WEEKDAY)
        self.assertEqual(self.found('--since', 'HEAD', 'text/a.md'), [('text/a.md', 3, 'date-weekday')])
        self.assertFalse(os.path.exists(os.path.join(self.root, 'sprung')))


if __name__ == '__main__':
    unittest.main()
