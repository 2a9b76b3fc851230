package styles

import (
	"strconv"
	"strings"
)

// Match is a rule that applies to an element.
type Match struct {
	// Selector is what it applies to, as this package writes it.
	Selector string
	// Sheet, Line and Column are where it stands; Sheet is empty for what is
	// of no file.
	Sheet        string
	Line, Column int
	// Finished says that it is of a finished stylesheet, beneath all others.
	Finished bool
	// When is when it applies, the zero value for always.
	When Condition
	// Declarations are what it says.
	Declarations []Said
}

// Said is a declaration of a rule.
type Said struct {
	Property
	// Important says that it is !important.
	Important bool
	// Counts reports whether no other rule, nor what is computed, overrides it where no
	// condition is fulfilled.
	Counts bool
}

// Explain lists the rules that apply to an element, the weakest first, those that apply
// under conditions only behind them. A nil sheet has none.
func (s *Sheet) Explain(e Element) []Match {
	if s == nil {
		return nil
	}
	values := values{element: &e}
	found := s.match(&e, &values, nil)
	wins := s.winners(found, e.Computed)
	var all []Match
	for _, i := range found {
		all = append(all, s.matchOf(i, wins))
	}
	for _, conditional := range s.conditional {
		for _, i := range conditional {
			if s.rules[i].selector.matches(&e, &values) {
				all = append(all, s.matchOf(i, nil))
			}
		}
	}
	return all
}

// declared is the number of a rule and of a declaration of it.
type declared struct{ rule, declaration int32 }

// winners are the declarations that count, by property, as cascade has them.
func (s *Sheet) winners(matched []int32, computed Style) map[string]declared {
	wins := map[string]declared{}
	for _, important := range [2]bool{false, true} {
		for _, i := range matched {
			for k, d := range s.rules[i].declarations {
				if d.important == important && (important || !s.rules[i].finished || !sets(computed, d.Name)) {
					wins[d.Name] = declared{i, int32(k)}
				}
			}
		}
	}
	return wins
}

func (s *Sheet) matchOf(i int32, wins map[string]declared) Match {
	r := &s.rules[i]
	m := Match{Selector: r.selector.String(), Sheet: r.sheet, Line: int(r.at.line), Column: int(r.at.column), Finished: r.finished, When: r.when}
	for k, d := range r.declarations {
		won, ok := wins[d.Name]
		m.Declarations = append(m.Declarations, Said{d.Property, d.important, ok && won == declared{i, int32(k)}})
	}
	return m
}

// String is the selector as a stylesheet writes it, if not letter by letter.
func (c *compound) String() string {
	var b strings.Builder
	switch {
	case c.root:
		b.WriteString("svg")
	case c.shape != "":
		b.WriteString(string(c.shape))
	}
	for _, id := range c.ids {
		b.WriteString("#" + id)
	}
	for _, class := range c.classes {
		b.WriteString("." + class)
	}
	for i := range c.tests {
		b.WriteString(c.tests[i].String())
	}
	for i := range c.nots {
		b.WriteString(":not(" + c.nots[i].String() + ")")
	}
	b.WriteString(c.state)
	if b.Len() == 0 {
		return "*"
	}
	return b.String()
}

// operators are how operators are written.
var operators = map[operator]string{equal: "=", notEqual: "!=", hasWord: "~=", begins: "^=", ends: "$=", has: "*=",
	greater: ">", greaterOrEqual: ">=", smaller: "<", smallerOrEqual: "<="}

// String is the condition as a stylesheet has it.
func (t *test) String() string {
	text := "[" + t.attribute
	if t.operator != present {
		text += operators[t.operator]
		if t.numeric {
			text += t.text
		} else {
			text += strconv.Quote(t.text)
		}
	}
	if t.fold {
		text += " i"
	}
	return text + "]"
}
