// Package edit changes single values in the text of a config, JSON or YAML, and leaves
// all other bytes as they are: comments, the order of keys, how texts are quoted, how
// lines are indented. What it writes it reads again, and it gives up rather than write
// a config that says something else besides.
package edit

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Map is a mapping that is written in this order. Other values are texts, float64, bool,
// []any of values, and nil.
type Map []Entry

// Entry is a key of a Map with its value.
type Entry struct {
	Key   string
	Value any
}

// ErrByHand says that a change is not to be had without changing more than was asked:
// what stands there is used elsewhere too by an alias, or is no mapping.
var ErrByHand = errors.New("the file cannot be changed there without changing more; change it by hand")

// Set is the text of a config with another value at a path of keys, and numbers of
// entries from 0; name tells JSON from YAML as tree.Parse does. Keys of the path that are
// not there are added behind the others of their mapping. The keys of a Map are set one by
// one, so that other keys of the mapping that is there stay, and so are the entries of a list
// where the list that is there has as many; another list is replaced as a whole. Mistakes in
// the text come as mistake.Errors, and what cannot be done as ErrByHand.
func Set(name string, text []byte, path []string, value any) ([]byte, error) {
	before, problems := tree.Parse(name, text)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	e := &editor{text: string(text), json: tree.IsJSON(name, text)}
	root, err := e.parse()
	if err != nil {
		return nil, err
	}
	if !e.set(root, path, value) {
		return nil, fmt.Errorf("%s: %s: %w", name, strings.Join(path, "."), ErrByHand)
	}
	edited := []byte(e.patched())
	after, problems := tree.Parse(name, edited)
	if problems.Err() != nil || !reflect.DeepEqual(comparable(after.PlainValue()), with(comparable(before.PlainValue()), path, value)) {
		return nil, fmt.Errorf("%s: %s: %w", name, strings.Join(path, "."), ErrByHand)
	}
	return edited, nil
}

// editor collects changes of a text.
type editor struct {
	text string
	json bool
	// step is by what further levels are indented.
	step    string
	patches []patch
}

// patch puts a text in place of a part of another one, in bytes.
type patch struct {
	start, end int
	text       string
}

func (e *editor) patch(start, end int, text string) {
	e.patches = append(e.patches, patch{start, end, text})
}

// patched is the text with all changes.
func (e *editor) patched() string {
	slices.SortStableFunc(e.patches, func(a, b patch) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	at := 0
	for _, p := range e.patches {
		b.WriteString(e.text[at:p.start])
		b.WriteString(p.text)
		at = p.end
	}
	b.WriteString(e.text[at:])
	return b.String()
}

func (e *editor) parse() (*node, error) {
	if e.json {
		root := spansOfJSON(e.text)
		e.step = indentStep(root, e.text)
		return root, nil
	}
	root, err := spansOfYAML(e.text)
	if err != nil {
		return nil, err
	}
	e.step = indentStep(root, e.text)
	return root, nil
}

// set notes what makes the value at a path another one, and reports whether it can be had.
func (e *editor) set(n *node, path []string, value any) bool {
	for i, segment := range path {
		child := n.child(segment)
		if child == nil {
			return e.add(n, Map{{segment, nested(path[i+1:], value)}})
		}
		n = child
	}
	return e.replace(n, value)
}

// nested is a value within mappings of one key each.
func nested(path []string, value any) any {
	for _, segment := range slices.Backward(path) {
		value = Map{{segment, value}}
	}
	return value
}

// replace makes a value another one, in as few places as it can.
func (e *editor) replace(n *node, value any) bool {
	if m, ok := value.(Map); ok && n.kind == mapping {
		var missing Map
		for _, entry := range m {
			if child := n.child(entry.Key); child == nil {
				missing = append(missing, entry)
			} else if !e.replace(child, entry.Value) {
				return false
			}
		}
		return len(missing) == 0 || e.add(n, missing)
	}
	if list, ok := value.([]any); ok && n.kind == sequence && len(list) == len(n.items) {
		for i, item := range list {
			if !e.replace(n.items[i], item) {
				return false
			}
		}
		return true
	}
	start := n.start
	if n.empty || n.kind != scalar && !n.flow {
		start = n.after
	}
	written := e.inline(value)
	if start == n.after && start > 0 {
		written = " " + written
	}
	e.patch(start, n.end, written)
	return true
}

// with is a value with another one at a path.
func with(v any, path []string, value any) any {
	if len(path) > 0 {
		if list, ok := v.([]any); ok {
			i, err := strconv.Atoi(path[0])
			if err != nil || i < 0 || i >= len(list) {
				return nil
			}
			list = slices.Clone(list)
			list[i] = with(list[i], path[1:], value)
			return list
		}
		all := map[string]any{}
		if old, ok := v.(map[string]any); ok {
			maps.Copy(all, old)
		}
		all[path[0]] = with(all[path[0]], path[1:], value)
		return all
	}
	switch value := value.(type) {
	case Map:
		all := map[string]any{}
		if old, ok := v.(map[string]any); ok {
			maps.Copy(all, old)
		}
		for _, entry := range value {
			all[entry.Key] = with(all[entry.Key], nil, entry.Value)
		}
		return all
	case []any:
		list := make([]any, len(value))
		old, _ := v.([]any)
		for i, item := range value {
			if len(old) == len(value) {
				list[i] = with(old[i], nil, item)
			} else {
				list[i] = with(nil, nil, item)
			}
		}
		return list
	}
	return value
}

// comparable is plain data with its numbers as float64.
func comparable(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = comparable(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = comparable(v[k])
		}
	case interface{ Float64() (float64, error) }:
		number, _ := v.Float64() // it was read as a number
		return number
	}
	return v
}
