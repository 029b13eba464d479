#!/usr/bin/env python3
"""The command line as scripts use it: exit codes, one clear line for what is wrong, and the contract of `extract`.

usage: command_line_test.py PROGRAM
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else sys.exit(77)

MEMOIR = """# The winter at the depot

The engineer Nikolai Arbuzov reached Saratov on 12 November 1920. His letters came\x20
later.[^1] «Холодно», wrote Arbuzov on 3
December 1920.

[^1]: RGASPI, f. 17, op. 84, d. 199, ll. 7–8 (Letters of the Saratov depot, November 20, 1920).
[^2]: Ibid., l. 12ob.
"""


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = os.path.realpath(self.folder.name)

    def path(self, name):
        return os.path.join(self.root, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run_program(self, *arguments, expect=0, cwd=None):
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, cwd=cwd or self.root, timeout=250)
        self.assertEqual(done.returncode, expect, f'{arguments}\n{done.stdout.decode()}\n{done.stderr.decode()}')
        return done.stdout.decode(), done.stderr.decode()

    def fails(self, *arguments, naming):
        """Wrong use or unreadable input: exit 2, nothing on standard output, one line that names the culprit."""
        out, err = self.run_program(*arguments, expect=2)
        self.assertEqual(out, '')
        self.assertIn(naming, err)
        self.assertLessEqual(len(err.strip().splitlines()), 2, err)
        return err

    def mentions(self, *arguments):
        out, _ = self.run_program('extract', '--format', 'jsonl', *arguments)
        return [json.loads(line) for line in out.splitlines()]


class WrongUse(Case):
    def test_help_is_an_answer(self):
        out, err = self.run_program('--help')
        for verb in ('index', 'extract', 'check', 'serve', 'show'):
            self.assertIn(verb, out)
            self.assertIn('--index', self.run_program(verb, '--help')[0])
        self.assertEqual(err, '')

    def test_no_verb(self):
        self.run_program(expect=2)

    def test_unknown_verb(self):
        self.assertIn('indx', self.run_program('indx', expect=2)[1])

    def test_unknown_format(self):
        self.assertIn('yaml', self.run_program('extract', '--format', 'yaml', self.write('a.md', MEMOIR), expect=2)[1])


class Index(Case):
    def test_makes_an_index_once_and_reads_only_what_changed(self):
        self.write('corpus/memoir.md', MEMOIR)
        out, _ = self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.assertIn('1 text (1 read', out)
        out, _ = self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.assertIn('1 text (0 read', out)
        self.write('corpus/second.txt', 'Nothing happened until 4 May 1921.')
        out, _ = self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.assertIn('2 texts (1 read', out)

    def test_takes_several_corpora(self):
        self.write('a/memoir.md', MEMOIR)
        self.write('b/second.txt', 'Nothing happened until 4 May 1921.')
        out, _ = self.run_program('index', '--corpus', 'a', '--corpus', 'b', '--index', 'i')
        self.assertIn('2 texts', out)

    def test_follows_the_project_file(self):
        self.write('apparatus.toml', '[corpus]\npaths = ["texts"]\nexclude = ["old/*"]\n')
        self.write('texts/memoir.md', MEMOIR)
        self.write('texts/old/memoir.md', MEMOIR)
        os.makedirs(self.path('drafts/part'))
        out, _ = self.run_program('index', cwd=self.path('drafts/part'))
        self.assertIn('1 text (1 read', out)
        self.assertTrue(os.path.exists(self.path('.apparatus/index.sqlite')))
        out, _ = self.run_program('show', 'person', 'Arbuzov', cwd=self.path('drafts'))
        self.assertIn('Nikolai Arbuzov', out)

    def test_a_wrong_project_file_is_told_and_the_rest_of_it_counts(self):
        self.write('apparatus.toml', '[corpus]\npaths = ["texts"]\nexclude = 7\n\n[stile]\ndate = "iso"\n')
        self.write('texts/memoir.md', MEMOIR)
        out, err = self.run_program('index')
        self.assertIn('1 text', out)
        self.assertIn('apparatus.toml:3', err)
        self.assertIn('apparatus.toml:5', err)

    def test_no_corpus(self):
        self.fails('index', '--index', 'i.sqlite', naming='--corpus')

    def test_a_corpus_that_is_not_there(self):
        self.fails('index', '--corpus', 'nowhere', '--index', 'i.sqlite', naming='nowhere')
        self.assertFalse(os.path.exists(self.path('i.sqlite')))

    def test_a_file_that_is_no_index_is_kept(self):
        self.write('corpus/memoir.md', MEMOIR)
        thesis = self.write('thesis.tex', 'three years of work')
        self.fails('index', '--corpus', 'corpus', '--index', 'thesis.tex', naming='thesis.tex')
        with open(thesis) as file:
            self.assertEqual(file.read(), 'three years of work')

    def test_a_corrupt_index_is_built_anew(self):
        self.write('corpus/memoir.md', MEMOIR)
        self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.write('i.sqlite', os.urandom(50000))
        self.fails('show', 'date', '1920-11-12', '--index', 'i.sqlite', naming='i.sqlite')
        out, err = self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.assertIn('1 text (1 read', out)
        self.assertIn('anew', err)
        self.run_program('show', 'date', '1920-11-12', '--index', 'i.sqlite')

    def test_what_is_left_out_is_named_with_its_reason(self):
        self.write('corpus/memoir.md', MEMOIR)
        self.write('corpus/scan.txt', bytes(range(256)) * 8)
        out, err = self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.assertIn('1 text', out)
        self.assertIn('scan.txt', err)

    def test_a_folder_that_is_named_like_a_text_is_walked(self):
        self.write('corpus/book.txt/chapter.md', MEMOIR)
        out, _ = self.run_program('index', '--corpus', 'corpus', '--index', 'i.sqlite')
        self.assertIn('1 text', out)


class Extract(Case):
    def test_every_mention_says_where_it_stands(self):
        path = self.write('memoir.md', MEMOIR)
        source = MEMOIR.encode()
        mentions = self.mentions(path)
        self.assertEqual({m['kind'] for m in mentions}, {'citation', 'date', 'name'})
        self.assertEqual([m['start'] for m in mentions], sorted(m['start'] for m in mentions))
        for mention in mentions:
            words = source[mention['start']:mention['end']].decode()
            self.assertEqual(mention['text'], words.replace('\n', ' '))
            before = source[:mention['start']].decode()
            self.assertEqual(mention['line'], before.count('\n') + 1)
            self.assertEqual(mention['column'], len(before) - before.rfind('\n'))
            self.assertIn(mention['zone'], ('prose', 'note', 'heading', 'quotation', 'title', 'bibliography'))

    def test_citations(self):
        first, second = [m for m in self.mentions(self.write('memoir.md', MEMOIR)) if m['kind'] == 'citation']
        parts = [{'level': 'fond', 'value': '17'}, {'level': 'opis', 'value': '84'}, {'level': 'delo', 'value': '199'}]
        self.assertEqual((first['archive'], first['parts'], first['leaves']), ('RGASPI', parts, ['7-8']))
        self.assertEqual(first['how'], 'explicit')
        self.assertEqual(first['zone'], 'note')
        self.assertEqual((second['archive'], second['parts'], second['leaves']), ('RGASPI', parts, ['12ob']))
        self.assertEqual(second['how'], 'ibid')

    def test_dates(self):
        dates = [m for m in self.mentions(self.write('memoir.md', MEMOIR)) if m['kind'] == 'date']
        self.assertEqual([d['edtf'] for d in dates], ['1920-11-12', '1920-12-03', '1920-11-20'])
        self.assertEqual(dates[1]['text'], '3 December 1920')
        self.assertEqual((dates[0]['partial'], dates[0]['calendar']), (False, 'gregorian'))

    def test_an_impossible_date_is_null(self):
        date, = self.mentions(self.write('a.md', 'They met on 31 June 1921 at noon.'))
        self.assertIsNone(date['edtf'])

    def test_names_need_no_index(self):
        names = [m for m in self.mentions(self.write('memoir.md', MEMOIR)) if m['kind'] == 'name']
        self.assertEqual([n['text'] for n in names], ['Nikolai Arbuzov', 'Arbuzov'])
        self.assertEqual(len({n['person'] for n in names}), 1)
        self.assertEqual({n['role'] for n in names}, {'actor'})

    def test_names_have_the_ids_of_the_index(self):
        self.write('corpus/memoir.md', MEMOIR)
        other = self.write('corpus/other.md', 'In 1921 Arbuzov was gone, and N. Arbuzov is not named again.')
        self.run_program('index', '--corpus', 'corpus', '--index', 'i')
        in_index = {m['person'] for m in self.mentions('--index', 'i', other) if m['kind'] == 'name'}
        in_memoir = {m['person'] for m in self.mentions('--index', 'i', self.path('corpus/memoir.md'))
                     if m['kind'] == 'name'}
        self.assertEqual(in_index, in_memoir)

    def test_a_byte_order_mark_counts_in_offsets_and_not_in_columns(self):
        date, = self.mentions(self.write('a.txt', b'\xef\xbb\xbf12 November 1920'))
        self.assertEqual((date['start'], date['end'], date['column']), (3, 19, 1))

    def test_windows_line_ends(self):
        date, = self.mentions(self.write('a.txt', 'Nothing was said until 3\r\nDecember 1920.\r\n'))
        self.assertEqual((date['text'], date['line']), ('3 December 1920', 1))

    def test_old_encodings_are_read(self):
        text = 'Заседание губернского комитета открылось 3 марта 1921 г. в здании бывшей гимназии. '
        for encoding in ('windows-1251', 'koi8-r', 'utf-16'):
            with self.subTest(encoding):
                date, = self.mentions(self.write('a.txt', text.encode(encoding)))
                self.assertEqual(date['edtf'], '1921-03-03')

    def test_text_format_is_for_people(self):
        path = self.write('memoir.md', MEMOIR)
        out, _ = self.run_program('extract', path)
        self.assertIn(f'{path}:3:49: date: 12 November 1920 = 1920-11-12\n', out)

    def test_what_cannot_be_read_is_named_and_the_others_are_printed(self):
        good = self.write('good.md', MEMOIR)
        bad = self.write('bad.txt', bytes(range(256)) * 8)
        out, err = self.run_program('extract', bad, good, expect=2)
        self.assertIn('bad.txt', err)
        self.assertIn('1920-11-12', out)

    def test_a_folder_as_a_text(self):
        os.makedirs(self.path('folder.md'))
        self.fails('extract', 'folder.md', naming='folder.md')

    def test_a_text_that_is_not_there(self):
        self.fails('extract', 'nowhere.md', naming='nowhere.md')

    def test_a_named_index_that_is_not_there(self):
        self.fails('extract', '--index', 'nowhere.sqlite', self.write('a.md', MEMOIR), naming='nowhere.sqlite')

    def test_an_empty_text(self):
        self.assertEqual(self.mentions(self.write('empty.md', b'')), [])

    def test_one_endless_line(self):
        sentence = 'On 12 November 1920 the depot of Saratov burnt, and nobody was found who would say why. '
        path = self.write('line.txt', sentence * (4_000_000 // len(sentence)))
        self.assertEqual(len(self.mentions(path)), 4_000_000 // len(sentence))


class Show(Case):
    def setUp(self):
        super().setUp()
        self.write('corpus/memoir.md', MEMOIR)
        self.run_program('index', '--corpus', 'corpus', '--index', 'i')

    def test_a_person(self):
        out, _ = self.run_program('show', '--index', 'i', 'person', 'Арбузов')
        self.assertIn('Nikolai Arbuzov', out)
        self.assertIn('memoir.md:3:', out)

    def test_a_date(self):
        for query in (['1920-11-20'], ['20', 'November', '1920'], ['1920-11']):
            with self.subTest(query):
                out, _ = self.run_program('show', '--index', 'i', 'date', *query)
                self.assertIn('Letters of the Saratov depot', out)

    def test_a_file(self):
        for query in ('RGASPI, f. 17, op. 84, d. 199', 'RGASPI, 17/84/199', 'rgaspi/17/84/199'):
            with self.subTest(query):
                out, _ = self.run_program('show', '--index', 'i', 'citation', query)
                self.assertIn('Letters of the Saratov depot', out)
                self.assertIn('7-8, 12ob', out)

    def test_an_archive(self):
        self.assertIn('fond 17', self.run_program('show', '--index', 'i', 'citation', 'RGASPI')[0])

    def test_nothing_known(self):
        out, err = self.run_program('show', '--index', 'i', 'person', 'Arbizov', expect=1)
        self.assertEqual(out, '')
        self.assertIn('Arbuzov', err)  # is near to it

    def test_no_index(self):
        self.fails('show', 'person', 'Arbuzov', naming='--index')


if __name__ == '__main__':
    unittest.main(verbosity=1)
