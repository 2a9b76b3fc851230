package tree

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

// outlineNode prints a node with its kinds and places, for comparison.
func outlineNode(n *Node) string {
	place := fmt.Sprintf("@%d:%d", n.At.Line, n.At.Column)
	switch n.Kind {
	case List, Map:
		var parts []string
		for i, item := range n.Items {
			key := ""
			if n.Kind == Map {
				key = fmt.Sprintf("%s@%d:%d=", n.Keys[i].Name, n.Keys[i].At.Line, n.Keys[i].At.Column)
			}
			parts = append(parts, key+outlineNode(item))
		}
		brackets := map[Kind]string{List: "[]", Map: "{}"}[n.Kind]
		return brackets[:1] + strings.Join(parts, " ") + brackets[1:] + place
	case Text:
		return fmt.Sprintf("%q", n.Text) + place
	case Number:
		return strconv.FormatFloat(n.Number, 'f', -1, 64) + place
	case Bool:
		return n.Text + place
	}
	return "null" + place
}

func TestNodes(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"mapping", "a.json", "{\"b\": 1,\n \"a\": [true, null]}", `{b@1:2=1@1:7 a@2:2=[true@2:8 null@2:14]@2:7}@1:1`},
		{"escapes", "a.json", `["\u00e9\ud83d\ude00\/\\\"\n", "é"]`, `["é😀/\\\"\n"@1:2 "é"@1:32]@1:1`},
		{"columns count characters", "a.json", `{"é😀": 1}`, `{é😀@1:2=1@1:8}@1:1`},
		{"numbers", "a.json", `[0, -1.5e3, 1E+2]`, `[0@1:2 -1500@1:5 100@1:13]@1:1`},
		{"byte order mark", "a.json", "\ufeff{}", `{}@1:1`},
		{"windows lines", "a.json", "[1,\r\n2]\r\n", `[1@1:2 2@2:1]@1:1`},
		{"yaml", "a.yaml", "b: 1\na:\n  - true\n  - ~\n", `{b@1:1=1@1:4 a@2:1=[true@3:5 null@4:5]@3:3}@1:1`},
		{"norway", "a.yaml", "[no, NO, yes, on, y]", `["no"@1:2 "NO"@1:6 "yes"@1:10 "on"@1:15 "y"@1:19]@1:1`},
		{"yaml numbers", "a.yaml", "[1, -.5, 0x10, 007, 1_000, .inf, '5', 1e3]",
			`[1@1:2 -0.5@1:5 16@1:10 "007"@1:16 1000@1:21 ".inf"@1:28 "5"@1:34 1000@1:39]@1:1`},
		{"yaml dates", "a.yml", "a: 2024-01-31", `{a@1:1="2024-01-31"@1:4}@1:1`},
		{"yaml columns", "a.yml", "é: [ü, 1]", `{é@1:1=["ü"@1:5 1@1:8]@1:4}@1:1`},
		{"yaml merge", "a.yml", "x: &x {a: 1, b: 2}\ny: {<<: *x, a: 3}",
			`{x@1:1={a@1:8=1@1:11 b@1:14=2@1:17}@1:4 y@2:1={a@2:13=3@2:16 b@1:14=2@1:17}@2:4}@1:1`},
		{"yaml merge list", "a.yml", "x: &x {a: 1}\ny: {<<: [*x, {b: 2}]}",
			`{x@1:1={a@1:8=1@1:11}@1:4 y@2:1={a@1:8=1@1:11 b@2:15=2@2:18}@2:4}@1:1`},
		{"yaml tag", "a.yml", "a: !!str 5", `{a@1:1="5"@1:4}@1:1`},
	} {
		t.Run(test.name, func(t *testing.T) {
			n, problems := Parse(test.file, []byte(test.text))
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			if got := outlineNode(n); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestJSONSyntaxErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `1:1: the config is empty; it starts with {`},
		{"{\n\"a\": 1\n\"b\": 2}", `3:1: expected "," or '}': did you forget a comma after line 2?`},
		{"[1 2]", `1:4: expected "," or ']': did you forget a comma here?`},
		{"{\"a\": 1,}", `1:8: there is a comma before the closing "}"; JSON has none after the last entry`},
		{"[1,\n]", `1:3: there is a comma before the closing "]"; JSON has none after the last entry`},
		{"{\"a\": 1, // x\n}", `1:10: JSON has no comments; leave it out, or write the config in YAML`},
		{"# x\n{}", `1:1: JSON has no comments; leave it out, or write the config in YAML`},
		{"{'a': 1}", `1:2: texts stand in double quotes ("), not in single ones (')`},
		{"{“a”: 1}", `1:2: texts stand in straight double quotes ("), not in “`},
		{"{a: 1}", `1:2: the key a must stand in double quotes (")`},
		{`{"a" 1}`, `1:6: expected ":" after the key "a", found 1; texts stand in double quotes (")`},
		{`{"a": True}`, `1:7: expected a value, found True; write true`},
		{`{"a": None}`, `1:7: expected a value, found None; write null`},
		{`{"a": NaN}`, `1:7: expected a value, found NaN; JSON knows only finite numbers`},
		{`{"a": yes}`, `1:7: expected a value, found yes; write true`},
		{`{"a": bare}`, `1:7: expected a value, found bare; texts stand in double quotes (")`},
		{`{"a": }`, `1:7: expected a value, found "}"`},
		{`[+1]`, `1:2: expected a value, found +1; leave out the +`},
		{`[.5]`, `1:2: expected a value, found .5; put a 0 before the point`},
		{`[5.]`, `1:2: 5. is not a number of JSON; put a 0 after the point`},
		{`[-.5]`, `1:2: -.5 is not a number of JSON; put a 0 before the point`},
		{`[007]`, `1:2: 007 is not a number of JSON; leave out the leading 0, or put it in double quotes if it is a code`},
		{`[12px]`, `1:2: 12px is not a number of JSON; texts stand in double quotes (")`},
		{`[1e999]`, `1:2: the number 1e999 is too large`},
		{"{\"a\": [1,\n 2", `2:3: the file ends before the ']' that closes what starts at line 1, column 7`},
		{`{`, `1:2: the file ends before the '}' that closes what starts at line 1, column 1`},
		{`{"a": `, `1:7: expected a value, found the end of the file`},
		{`{} {}`, `1:4: the config ends here, but there is more: "{"`},
		{"[\"a\nb\"]", `1:2: the text that starts here has no closing " on its line`},
		{`["a`, `1:2: the text that starts here has no closing " on its line`},
		{"[\"a\tb\"]", `1:4: a text holds the control character U+0009; write \u0009`},
		{`["C:\data"]`, `1:5: \d means nothing in JSON; a backslash is written \\`},
		{`["\u12"]`, `1:3: \u must be followed by four hexadecimal digits`},
		{`["\ud83d"]`, `1:3: \ud83d is half of a surrogate pair; the other half is missing`},
		{"[\"\xff\"]", `1:3: the byte 0xFF is not UTF-8; save the file as UTF-8`},
		{"\xff\xfe{\x00}\x00", `1:1: the file is UTF-16; save it as UTF-8`},
		{strings.Repeat("[", 200), `1:101: lists and mappings nest more than 100 deep`},
	} {
		n, problems := ParseJSON("", []byte(test.text))
		if err := problems.Err(); err == nil || n != nil {
			t.Errorf("%q was accepted", test.text)
		} else if got := placesOf(err); got != test.want {
			t.Errorf("%q:\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
}

// placesOf prints mistakes without the file's name.
func placesOf(err error) string {
	var lines []string
	for _, e := range err.(mistake.Errors) {
		lines = append(lines, fmt.Sprintf("%d:%d: %s", e.Position.Line, e.Position.Column, e.Problem))
	}
	return strings.Join(lines, "\n")
}

func TestYAMLErrors(t *testing.T) {
	deep := strings.Repeat("[", 150) + strings.Repeat("]", 150)
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "1:1: the config is empty"},
		{"only a comment", "# x\n", "1:1: the config is empty"},
		{"two documents", "a: 1\n---\nb: 2\n", "2:1: a second document starts here; a config is one document, without ---"},
		{"duplicate", "a: 1\nb: 2\na: 3\n", `3:1: the key "a" was already given at line 1, column 1`},
		{"key is a list", "[a, b]: 1\n", "1:1: a key must be a text, not a list or mapping"},
		{"own alias", "a: &a\n  b: *a\n", "2:6: the alias *a stands within what it refers to"},
		{"deep", deep, "1:102: lists and mappings nest more than 100 deep"},
		{"merge of a text", "a: {<<: 5}", "1:9: << takes a mapping, found the number 5"},
	} {
		_, problems := parseYAML(nil, "", []byte(test.text))
		if err := problems.Err(); err == nil {
			t.Errorf("%s was accepted", test.name)
		} else if got := placesOf(err); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// TestYAMLSyntaxErrors asks for the line and the library's words only.
func TestYAMLSyntaxErrors(t *testing.T) {
	for _, test := range []struct {
		text, part string
		line       int
	}{
		{"a: 1\nb: [1, 2\nc: 3\n", "did not find expected ',' or ']'", 2},
		{"a: 1\n\nb:\n  c: 1\n d: 2\n", "did not find expected key", 5},
		{"{a: 1\n", "did not find expected ',' or '}'", 2},
		{"a:\n\t- 1\n", "YAML is indented with blanks", 2},
		{"\n\na: b: c\n", "put a text that holds", 3},
		{"a: *b\n", "unknown anchor 'b' referenced", 1},
	} {
		_, problems := parseYAML(nil, "m.yaml", []byte(test.text))
		if len(problems.Items) != 1 {
			t.Errorf("%q: %d mistakes", test.text, len(problems.Items))
			continue
		}
		e := problems.Items[0]
		if e.Position.Line != test.line {
			t.Errorf("%q: got %v, want line %d", test.text, e, test.line)
		}
		if !strings.Contains(e.Problem, test.part) {
			t.Errorf("%q: got %v, want %q", test.text, e, test.part)
		}
		if strings.Contains(e.Problem, "yaml:") {
			t.Errorf("%q: the library's prefix is left in %v", test.text, e)
		}
	}
}

// TestBillionLaughs refuses a file whose aliases write out to 9^9 values.
func TestBillionLaughs(t *testing.T) {
	text := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 9; i++ {
		text += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	_, problems := parseYAML(nil, "m.yaml", []byte(text))
	if err := problems.Err(); err == nil || !strings.Contains(err.Error(), "more than 150000 values") {
		t.Errorf("got %v", err)
	}
}

func TestTooLarge(t *testing.T) {
	_, problems := Parse("m.json", make([]byte, MaxBytes+1))
	if err := problems.Err(); err == nil || !strings.Contains(err.Error(), "are refused") {
		t.Errorf("got %v", err)
	}
}

// TestLongLine reads a single line of a megabyte; counting columns anew for
// each value would take hours.
func TestLongLine(t *testing.T) {
	n, problems := ParseJSON("", []byte("["+strings.Repeat("1,  ", 140_000)+"2]"))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	if at := n.Items[140_000].At; at.Column != 560_002 {
		t.Errorf("the last value is at column %d", at.Column)
	}
}

// A key that was given before is a mistake at its place, and the first one stays,
// in short mappings and in long ones.
func TestRepeatedKeys(t *testing.T) {
	for _, between := range []int{0, 3, 100} {
		text := `{"a": 1`
		for i := range between {
			text += fmt.Sprintf(`, "k%d": 0`, i)
		}
		text += `, "a": 2, "b": 3, "a": 4}`
		n, problems := ParseJSON("", []byte(text))
		if len(problems.Items) != 2 || !strings.Contains(problems.Items[1].Problem, `"a" was already given at line 1, column 2`) {
			t.Errorf("%d between: got %v", between, problems.Err())
		}
		if len(n.Keys) != between+2 || n.Child("a").Number != 1 || n.Child("b").Number != 3 {
			t.Errorf("%d between: left are %d keys", between, len(n.Keys))
		}
	}
}
