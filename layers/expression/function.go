package expression

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
)

// function is a row of the table of functions. A function evaluates its arguments itself,
// and only those that it needs.
type function struct {
	name string
	// least and most are how many arguments it takes; form shows them in messages.
	least, most int
	form        string
	// wants says of which kinds its arguments have to be, its last for all that
	// follow; gives is what its value may be.
	wants []kinds
	gives kinds
	eval  func(r *run, at int, args []*node) layers.Value
}

// many is the most arguments of functions that take any number.
const many = 1000

// functions lists all functions; format, which is checked when it is parsed, is
// not among them.
var functions = slices.Concat(choices(), numeric(), textual())

// names lists what is called as a function, for suggestions.
func names() []string {
	list := []string{"format"}
	for _, f := range functions {
		list = append(list, f.name)
	}
	slices.Sort(list)
	return list
}

// call reads the arguments of a function.
func (p *parser) call(t token) (*node, *Error) {
	if _, err := p.advance(); err != nil {
		return nil, err
	}
	args, err := p.list(")")
	if err != nil {
		return nil, err
	}
	if t.text == "format" {
		return p.format(t.at, args)
	}
	i := slices.IndexFunc(functions, func(f function) bool { return f.name == t.text })
	if i < 0 {
		return nil, p.unknownFunction(t)
	}
	f := functions[i]
	if problem := f.count(len(args)); problem != "" {
		return nil, p.fail(t.at, "%s", problem)
	}
	gives := f.gives
	for i, n := range args {
		if err := p.needs(n, f.wanted(i, len(args)), f.name); err != nil {
			return nil, err
		}
		if f.gives == 0 && (f.name != "if" || i%2 == 1 || i == len(args)-1) {
			gives |= n.kinds
		}
	}
	return p.made(t.at, gives, args, func(r *run) layers.Value { return f.eval(r, t.at, args) })
}

// wanted is what the argument i of n has to be.
func (f function) wanted(i, n int) kinds {
	if f.name == "if" && (i%2 == 1 || i == n-1) {
		return all
	}
	return f.wants[min(i, len(f.wants)-1)]
}

// count says what is wrong with a number of arguments.
func (f function) count(n int) string {
	switch {
	case f.name == "if" && n >= 2 && n%2 == 0:
		return "if has no value for when nothing is true; write " + f.form
	case n < f.least || n > f.most:
		return fmt.Sprintf("%s does not take %d %s; write %s", f.name, n, map[bool]string{true: "argument", false: "arguments"}[n == 1], f.form)
	}
	return ""
}

func (p *parser) unknownFunction(t token) *Error {
	if hint := nearest.Hint(t.text, names()); hint != "" {
		return p.fail(t.at, "there is no function %s%s", t.text, hint)
	}
	return p.fail(t.at, "there is no function %s; functions are %s", t.text, strings.Join(names(), ", "))
}

// choices are the functions that choose among their arguments.
func choices() []function {
	return []function{
		{"if", 3, many, "if(condition, value, otherwise), or further conditions and values before the last", []kinds{bools}, 0, choose},
		{"coalesce", 1, many, "coalesce(a, b, ...)", []kinds{all}, 0, func(r *run, _ int, args []*node) layers.Value {
			before := r.fault
			for _, n := range args {
				if v := n.eval(r); !v.IsNull() {
					r.fault = before
					return v
				}
			}
			return layers.Value{}
		}},
	}
}

// choose is the value after the first condition that is true, or the last one.
func choose(r *run, _ int, args []*node) layers.Value {
	for i := 0; i+1 < len(args); i += 2 {
		if r.truth(args[i]) {
			return args[i+1].eval(r)
		}
	}
	return args[len(args)-1].eval(r)
}
