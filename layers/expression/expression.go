package expression

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Options says how an expression is read. The zero value is of use.
type Options struct {
	// Lang is the language (BCP 47) of numbers that are formatted; English where
	// it is empty.
	Lang string
}

// Expression is an expression that was read. It never changes, and is safe for
// concurrent use. It is a filter.Expr.
type Expression struct {
	source  string
	root    *node
	columns []place
	numeric []string
	asked   []filter.Asked
	lang    string
	// in reads the source again, for numbers of another language.
	in func(lang string) *Expression
}

// Parse reads an expression. The error is an *Error.
func Parse(source string, o Options) (*Expression, error) {
	return parse(source, o, all, (*parser).whole)
}

// ParseCondition reads an expression that is true or false; one that is a number
// or a text is an error. The error is an *Error.
func ParseCondition(source string, o Options) (*Expression, error) {
	return parse(source, o, bools, (*parser).whole)
}

// ParseNumber reads an expression that is a number, or a condition, which counts as
// 1 or 0; one that is a text is an error. The error is an *Error.
func ParseNumber(source string, o Options) (*Expression, error) {
	return parse(source, o, numbers|bools, (*parser).whole)
}

// ParseTemplate reads a text with expressions in braces, which have a form after
// a colon: "{NAME} ({POP_EST:,.0f})". Braces are written twice. Nulls are empty; where
// all expressions are, the whole is null. The error is an *Error.
func ParseTemplate(source string, o Options) (*Expression, error) {
	return parse(source, o, all, (*parser).template)
}

func parse(source string, o Options, want kinds, read func(*parser) (*node, *Error)) (*Expression, error) {
	if len(source) > maxLength {
		return nil, errorAt(source, 0, "the expression has %d bytes; at most %d are allowed", len(source), maxLength)
	}
	p := &parser{source: source, lang: o.Lang}
	root, err := read(p)
	if err != nil {
		return nil, err
	}
	if root.kinds&want == 0 {
		wanted := "a condition, such as POP > 1000"
		if want&numbers != 0 {
			wanted = "a number, such as POP / AREA"
		}
		return nil, p.fail(root.at, "want %s, and this is %s", wanted, root.kinds)
	}
	slices.Sort(p.numeric)
	return &Expression{source: source, root: root, columns: p.columns, numeric: slices.Compact(p.numeric), asked: p.asked, lang: o.Lang,
		in: func(lang string) *Expression {
			again, _ := parse(source, Options{Lang: lang}, want, read)
			return again
		}}, nil
}

// In returns the expression with the numbers that it formats in a language (BCP 47).
func (e *Expression) In(lang string) *Expression {
	if e == nil || e.lang == lang {
		return e
	}
	return e.in(lang)
}

// whole reads a source that is one expression.
func (p *parser) whole() (*node, *Error) {
	var err *Error
	if p.next, err = scan(p.source, 0); err != nil {
		return nil, err
	}
	if p.next.sort == ended {
		return nil, p.fail(0, "the expression is empty")
	}
	n, err := p.expression()
	if err != nil {
		return nil, err
	}
	switch {
	case p.next.sort == ended:
		return n, nil
	case p.next.sort == named:
		return nil, p.fail(p.next.at, "%s: want an operator; a column with blanks in its name stands in `backticks`, a text in quotes", p.found())
	case p.word() == ",":
		return nil, p.fail(p.next.at, "%s: want an operator; decimals have a point, and thousands nothing", p.found())
	}
	return nil, p.fail(p.next.at, "%s: want an operator or the end", p.found())
}

// runs are evaluations to be used again, so that one takes no memory.
var runs = sync.Pool{New: func() any { return new(run) }}

// Value evaluates the expression for a record. The error, an *Error, says which
// part had no value, and why, where that is not for a null of a column: the whole is
// then null, but where a condition or a text goes on without that part. What
// coalesce puts something else in place of is no error.
func (e *Expression) Value(record layers.Record) (layers.Value, error) {
	v, f := e.eval(record)
	if f.problem != "" {
		return v, errorAt(e.source, f.at, "%s", f.text())
	}
	return v, nil
}

func (e *Expression) eval(record layers.Record) (layers.Value, fault) {
	r := runs.Get().(*run)
	r.record, r.columns = record, e.columns
	if cap(r.cells) < len(e.columns) {
		r.cells = make([]cell, len(e.columns))
	}
	r.cells = r.cells[:len(e.columns)]
	v := e.root.eval(r)
	f := r.fault
	clear(r.cells)
	*r = run{cells: r.cells[:0]}
	runs.Put(r)
	return v, f
}

// Match reports whether the expression is true of a record.
func (e *Expression) Match(record layers.Record) bool {
	v, _ := e.eval(record)
	truth, ok := v.Truth()
	return truth || !ok && filter.Holds(v, filter.Equal, layers.Bool(true))
}

// Columns lists the columns that the expression looks at, in order, each once.
func (e *Expression) Columns() []string {
	list := make([]string, len(e.columns))
	for i, c := range e.columns {
		list[i] = c.column
	}
	return list
}

// Numeric lists the columns that it reckons or compares with as numbers.
func (e *Expression) Numeric() []string { return e.numeric }

// Asked lists the values that it asks columns for: lists, and texts that they are equal to or not.
func (e *Expression) Asked() []filter.Asked { return e.asked }

// Check returns an error where a schema lacks a column of the expression, at its
// place and with the nearest one. The error is an *Error.
func (e *Expression) Check(s *layers.Schema) error {
	for _, c := range e.columns {
		if s.Index(c.column) < 0 {
			missing := layers.MissingColumn(c.column, s)
			err := errorAt(e.source, c.at, "%v%s", missing, quotes(c.column, s))
			err.cause = missing
			return err
		}
	}
	return nil
}

// quotes reminds of the quotes of texts where a name is like no column's.
func quotes(column string, s *layers.Schema) string {
	if len(s.Columns()) == 0 || nearest.Hint(column, s.Columns()) != "" {
		return ""
	}
	return "; a text stands in quotes"
}

// String returns the expression as it was written.
func (e *Expression) String() string { return e.source }

// maxShown is how much of a value messages show.
const maxShown = 40

// text is what went wrong, with the value it went wrong for.
func (f fault) text() string {
	value := f.value.String()
	if len(value) > maxShown {
		value = strings.ToValidUTF8(value[:maxShown], "") + "…"
	}
	if f.value.Kind() == layers.KindText {
		value = strconv.Quote(value)
	}
	if strings.Contains(f.problem, "%s") {
		return fmt.Sprintf(f.problem, value)
	}
	return f.problem
}
