package filter

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// Op is what a condition does with a column and a value.
type Op uint8

// The operators of conditions.
const (
	Equal Op = iota
	Greater
	GreaterOrEqual
	Less
	LessOrEqual
	OneOf
	Alike
	Matching
)

// opNames lists how operators are written; the first name of each is the one
// that String gives.
var opNames = []struct {
	name    string
	op      Op
	negated bool
}{
	{"is", Equal, false}, {"=", Equal, false}, {"==", Equal, false},
	{"!=", Equal, true}, {"<>", Equal, true},
	{"greater", Greater, false}, {">", Greater, false},
	{"greater or equal", GreaterOrEqual, false}, {">=", GreaterOrEqual, false},
	{"less", Less, false}, {"<", Less, false},
	{"less or equal", LessOrEqual, false}, {"<=", LessOrEqual, false},
	{"in", OneOf, false}, {"like", Alike, false}, {"matches", Matching, false},
}

// String returns the operator's name.
func (o Op) String() string {
	for _, n := range opNames {
		if n.op == o && !n.negated {
			return n.name
		}
	}
	return fmt.Sprintf("Op(%d)", uint8(o))
}

// ParseOp reads an operator: is or = (or ==), != (or <>), > or greater, >=,
// < or less, <=, in, like, matches, in any case; the word "not" anywhere in it
// negates ("is not", "not in"), and "greater than" and "less than" are
// understood. An unknown operator is an error that suggests the nearest.
func ParseOp(s string) (op Op, negated bool, err error) {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch w {
		case "not":
			negated = !negated
		case "than", "to":
		default:
			words = append(words, w)
		}
	}
	word := strings.Join(words, " ")
	if word == "" && negated {
		word = "="
	}
	known := make([]string, len(opNames))
	for i, n := range opNames {
		if n.name == word {
			return n.op, negated != n.negated, nil
		}
		known[i] = n.name
	}
	return 0, false, unknownOp(s, word, known)
}

func unknownOp(s, word string, known []string) error {
	return fmt.Errorf("unknown operator %q%s; the operators are is, =, !=, >, >=, <, <=, in, like, matches, each also with not",
		s, nearest.Hint(word, known))
}
