package filter

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// maxDepth is how deep conditions may stand in one another.
const maxDepth = 100

// SyntaxError says what is wrong with the data that a condition is made from.
type SyntaxError struct {
	// Path leads to the faulty part: map keys (string) and list positions
	// (int, from 0), outermost first.
	Path []any
	// Msg is the fault.
	Msg string
}

// Error returns the path and the fault: "and[2]: unknown operator ...".
func (e *SyntaxError) Error() string {
	var b strings.Builder
	for _, p := range e.Path {
		if i, ok := p.(int); ok {
			fmt.Fprintf(&b, "[%d]", i)
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		fmt.Fprint(&b, p)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	return b.String() + e.Msg
}

// FromValue makes a condition from plain data, as a config holds it:
//
//	["COL", OP, value]        one condition, for OP see ParseOp
//	{"COL": value}            the column is the value
//	{"COL": [value, ...]}     the column is one of the values
//	{"and": [cond, ...]}      all are true
//	{"or": [cond, ...]}       one is true
//	{"not": cond}             it is not true
//
// A mapping with several keys means all of them. A condition on a column that
// is called "and", "or" or "not" is written as a list. The data is made of
// []any, map[string]any, string, bool, nil, float64, int, int64 and
// json.Number. The error is a *SyntaxError.
func FromValue(v any) (Expr, error) {
	e, err := fromValue(v, nil)
	if err != nil {
		return nil, err
	}
	return e, nil
}

func fault(path []any, format string, args ...any) *SyntaxError {
	return &SyntaxError{Path: append([]any(nil), path...), Msg: fmt.Sprintf(format, args...)}
}

func fromValue(v any, path []any) (Expr, *SyntaxError) {
	if len(path) > maxDepth {
		return nil, fault(path, "conditions are nested more than %d deep", maxDepth)
	}
	switch v := v.(type) {
	case []any:
		return fromTriple(v, path)
	case map[string]any:
		return fromMapping(v, path)
	}
	return nil, fault(path, "a condition is a list such as [\"COL\", \"=\", 1] or a mapping, not %s", describe(v))
}

// fromTriple reads ["COL", OP, value].
func fromTriple(list []any, path []any) (Expr, *SyntaxError) {
	if len(list) != 3 {
		return nil, fault(path, "a condition has three parts, column, operator and value; this has %d", len(list))
	}
	column, ok := list[0].(string)
	if !ok {
		return nil, fault(append(path, 0), "a condition begins with a column's name, not %s; to join several conditions write {\"and\": [...]}", describe(list[0]))
	}
	name, ok := list[1].(string)
	if !ok {
		return nil, fault(append(path, 1), "the operator is a text such as \"=\", not %s", describe(list[1]))
	}
	op, negated, err := ParseOp(name)
	if err != nil {
		return nil, fault(append(path, 1), "%v", err)
	}
	e, bad := condition(column, op, list[2], append(path, 2))
	if bad != nil {
		return nil, bad
	}
	if negated {
		return Not{e}, nil
	}
	return e, nil
}

// condition makes the node for an operator; path leads to the value.
func condition(column string, op Op, v any, path []any) (Expr, *SyntaxError) {
	if list, ok := v.([]any); ok && (op == Equal || op == OneOf) {
		return oneOf(column, list, path)
	}
	if op == OneOf {
		return nil, fault(path, "in needs a list of values, not %s", describe(v))
	}
	value, ok := scalar(v)
	if !ok {
		return nil, fault(path, "%s needs a single value, not %s", op, describe(v))
	}
	var e Expr
	var err error
	switch op {
	case Alike, Matching:
		if value.Kind() != layers.KindText {
			return nil, fault(path, "%s needs a text, not %s", op, describe(v))
		}
		if op == Alike {
			e, err = NewLike(column, value.String())
		} else {
			e, err = NewMatches(column, value.String())
		}
	default:
		e, err = NewCompare(column, op, value)
	}
	if err != nil {
		return nil, fault(path, "%v", err)
	}
	return e, nil
}

func oneOf(column string, list []any, path []any) (Expr, *SyntaxError) {
	values := make([]layers.Value, len(list))
	for i, item := range list {
		v, ok := scalar(item)
		if !ok {
			return nil, fault(append(path, i), "a list of values holds texts, numbers, booleans and nulls, not %s", describe(item))
		}
		values[i] = v
	}
	e, err := NewIn(column, values)
	if err != nil {
		return nil, fault(path, "%v", err)
	}
	return e, nil
}

// fromMapping reads {"COL": value}, {"and": [...]} and their like; keys are
// taken in alphabetical order, so that errors and columns come out the same.
func fromMapping(m map[string]any, path []any) (Expr, *SyntaxError) {
	if len(m) == 0 {
		return nil, fault(path, "an empty condition; leave the filter out to keep everything")
	}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	all := make(And, 0, len(keys))
	for _, k := range keys {
		e, bad := member(k, m[k], append(path, k))
		if bad != nil {
			return nil, bad
		}
		all = append(all, e)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return all, nil
}

func member(key string, v any, path []any) (Expr, *SyntaxError) {
	switch key {
	case "not":
		e, bad := fromValue(v, path)
		return Not{e}, bad
	case "and", "or":
		subs, bad := conditions(key, v, path)
		if key == "or" {
			return Or(subs), bad
		}
		return And(subs), bad
	}
	return condition(key, Equal, v, path)
}

// conditions reads the list that "and" and "or" have.
func conditions(key string, v any, path []any) ([]Expr, *SyntaxError) {
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return nil, fault(path, "%q needs a list of conditions, not %s", key, describe(v))
	}
	subs := make([]Expr, len(list))
	for i, item := range list {
		e, bad := fromValue(item, append(path, i))
		if bad != nil {
			return nil, bad
		}
		subs[i] = e
	}
	return subs, nil
}

// scalar turns plain data into a value; ok is false for lists and mappings.
func scalar(v any) (layers.Value, bool) {
	switch v := v.(type) {
	case nil:
		return layers.Value{}, true
	case string:
		return layers.Text(v), true
	case bool:
		return layers.Bool(v), true
	case float64:
		return layers.Number(v), true
	case int:
		return layers.Integer(int64(v)), true
	case int64:
		return layers.Integer(v), true
	case json.Number:
		if i, err := strconv.ParseInt(v.String(), 10, 64); err == nil {
			return layers.Integer(i), true
		}
		f, err := v.Float64()
		return layers.Number(f), err == nil
	}
	return layers.Value{}, false
}

// describe names a piece of data for a message.
func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(v)
	case []any:
		if len(v) == 0 {
			return "an empty list"
		}
		return "a list"
	case map[string]any:
		return "a mapping"
	}
	return fmt.Sprint(v)
}
