//go:build !js

package tree

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// yamlReader turns the nodes of the YAML library into ours.
type yamlReader struct {
	file     string
	made     int
	steps    *heed.Steps
	open     map[*yaml.Node]bool
	problems mistake.List
}

// parseYAML reads a YAML text into a node. Scalars keep what the file says
// (text), so that `no` and `NO` are texts where a text is wanted: Norway's
// code is not a boolean.
func parseYAML(steps *heed.Steps, name string, data []byte) (*Node, *mistake.List) {
	data = utf8Text(data)
	if problem := refuseYAML(name, data); problem != nil {
		return nil, problem
	}
	decoder := yaml.NewDecoder(&stepping{bytes.NewReader(data), steps})
	var document, second yaml.Node
	if err := decodeYAML(decoder, &document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, mistake.One(mistake.Position{File: name, Line: 1, Column: 1}, "the config is empty")
		}
		return nil, yamlSyntaxError(name, err)
	}
	if err := decodeYAML(decoder, &second); err == nil {
		return nil, mistake.One(mistake.Position{File: name, Line: second.Line, Column: second.Column},
			"a second document starts here; a config is one document, without ---")
	} else if !errors.Is(err, io.EOF) {
		return nil, yamlSyntaxError(name, err)
	}
	r := &yamlReader{file: name, steps: steps, open: map[*yaml.Node]bool{}}
	n, err := r.convert(&document, 0)
	if err != nil {
		r.problems.Items = append(r.problems.Items, err)
	}
	return n, &r.problems
}

// stepping reads a text that steps are taken for, one for yamlStep bytes.
type stepping struct {
	text  *bytes.Reader
	steps *heed.Steps
}

const yamlStep = 16

// Read reads little at a time, so that the context is heard in between.
func (s *stepping) Read(p []byte) (int, error) {
	n, err := s.text.Read(p[:min(len(p), 64*yamlStep)])
	return n, cmp.Or(s.steps.Take(n/yamlStep), err)
}

// decodeYAML reads the next document. A panic of the library on a hostile file
// becomes an error like any other.
func decodeYAML(d *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return d.Decode(into)
}

var yamlLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)
})

// yamlParserProblem matches the messages whose lines the library counts from 0
// (its decode.go, func fail, adds 1 for those of the scanner only).
var yamlParserProblem = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^did not find expected (',' or|key|'-' indicator|node content|<)`)
})

func yamlSyntaxError(file string, err error) *mistake.List {
	at := mistake.Position{File: file}
	message := err.Error()
	match := yamlLine().FindStringSubmatch(message)
	at.Line, _ = strconv.Atoi(match[1])
	message = message[len(match[0]):]
	if at.Line == 0 || yamlParserProblem().MatchString(message) {
		at.Line++
	}
	switch {
	case strings.Contains(message, "found character that cannot start any token"):
		message += "; YAML is indented with blanks, not with tabs, and a text that starts with % @ or ` stands in quotes"
	case strings.Contains(message, "mapping values are not allowed"):
		message += "; put a text that holds \": \" in quotes, or check the indentation"
	}
	return mistake.One(at, "%s", message)
}

func (r *yamlReader) position(y *yaml.Node) mistake.Position {
	return mistake.Position{File: r.file, Line: y.Line, Column: y.Column}
}

func (r *yamlReader) failf(y *yaml.Node, format string, args ...any) *mistake.Error {
	return &mistake.Error{Position: r.position(y), Problem: fmt.Sprintf(format, args...)}
}

func (r *yamlReader) convert(y *yaml.Node, depth int) (*Node, *mistake.Error) {
	if r.made++; r.made > maxValues {
		return nil, r.failf(y, "there are more than %d values with the aliases written out, which is refused", maxValues)
	}
	if err := r.steps.Take(1); err != nil {
		return nil, r.failf(y, "%v", err)
	}
	if depth > maxDepth {
		return nil, r.failf(y, "lists and mappings nest more than %d deep", maxDepth)
	}
	switch y.Kind {
	case yaml.DocumentNode:
		if len(y.Content) == 1 {
			return r.convert(y.Content[0], depth)
		}
	case yaml.AliasNode:
		if r.open[y.Alias] {
			return nil, r.failf(y, "the alias *%s stands within what it refers to", y.Value)
		}
		return r.convert(y.Alias, depth)
	case yaml.MappingNode:
		return r.mapping(y, depth)
	case yaml.SequenceNode:
		return r.list(y, depth)
	case yaml.ScalarNode:
		return r.scalar(y), nil
	}
	return nil, r.failf(y, "the config is empty")
}

func (r *yamlReader) list(y *yaml.Node, depth int) (*Node, *mistake.Error) {
	r.open[y] = true
	defer delete(r.open, y)
	n := &Node{Kind: List, At: r.position(y)}
	for _, item := range y.Content {
		value, err := r.convert(item, depth+1)
		if err != nil {
			return nil, err
		}
		n.Items = append(n.Items, value)
	}
	return n, nil
}

func (r *yamlReader) mapping(y *yaml.Node, depth int) (*Node, *mistake.Error) {
	r.open[y] = true
	defer delete(r.open, y)
	n := &Node{Kind: Map, At: r.position(y)}
	var merged []*Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		name := y.Content[i]
		if name.Kind == yaml.AliasNode {
			name = name.Alias
		}
		if name.Kind != yaml.ScalarNode {
			return nil, r.failf(name, "a key must be a text, not a list or mapping")
		}
		value, err := r.convert(y.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		if name.ShortTag() == "!!merge" {
			merged = append(merged, value)
			continue
		}
		n.Keys = append(n.Keys, Key{name.Value, r.position(y.Content[i])})
		n.Items = append(n.Items, value)
	}
	n.dropRepeated(&r.problems)
	if len(merged) == 0 {
		return n, nil
	}
	seen := make(map[string]bool, len(n.Keys))
	for _, key := range n.Keys {
		seen[key.Name] = true
	}
	for _, from := range merged {
		if err := r.merge(n, from, seen); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// merge adds the keys of another mapping, or of a list of mappings, that n
// does not have itself ("<<": *defaults).
func (r *yamlReader) merge(n, from *Node, seen map[string]bool) *mistake.Error {
	switch from.Kind {
	case Map:
		for i, key := range from.Keys {
			if r.made++; r.made > maxValues {
				return &mistake.Error{Position: from.At, Problem: fmt.Sprintf("there are more than %d values with the aliases written out, which is refused", maxValues)}
			}
			if !seen[key.Name] {
				seen[key.Name] = true
				n.Keys = append(n.Keys, key)
				n.Items = append(n.Items, from.Items[i])
			}
		}
		return nil
	case List:
		for _, item := range from.Items {
			if item.Kind != Map {
				return &mistake.Error{Position: item.At, Problem: "<< takes mappings, found " + item.Found()}
			}
			if err := r.merge(n, item, seen); err != nil {
				return err
			}
		}
		return nil
	}
	return &mistake.Error{Position: from.At, Problem: "<< takes a mapping, found " + from.Found()}
}

func (r *yamlReader) scalar(y *yaml.Node) *Node {
	n := &Node{Kind: Text, Text: y.Value, At: r.position(y)}
	n.Plain = y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch y.ShortTag() {
	case "!!null":
		n.Kind = Null
	case "!!bool":
		n.Kind = Bool
		if strings.EqualFold(n.Text, "true") {
			n.Number = 1
		}
	case "!!int", "!!float":
		if v, ok := yamlNumber(n.Text); ok {
			n.Kind, n.Number = Number, v
		}
	}
	return n
}

// yamlNumber returns the number that a plain scalar is. A leading zero makes
// it a code (040), not an octal number as in YAML 1.1; infinities and NaN
// remain texts, for no key of a config takes them.
func yamlNumber(text string) (float64, bool) {
	unsigned := strings.TrimLeft(text, "+-")
	if strings.HasPrefix(unsigned, "0x") || strings.HasPrefix(unsigned, "0o") || strings.HasPrefix(unsigned, "0b") {
		v, err := strconv.ParseInt(text, 0, 64)
		return float64(v), err == nil
	}
	if leadingDigits(unsigned) > 1 && unsigned[0] == '0' {
		return 0, false
	}
	return ParseNumber(strings.ReplaceAll(text, "_", ""))
}
