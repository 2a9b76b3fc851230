package numerals

import "strings"

// Form is how a text writes a number.
type Form uint8

// The forms of numbers.
const (
	// Words is everything that is no number.
	Words Form = iota
	// Code is a number with leading zeros: its digits are more than a number.
	Code
	// Plain is a number as programs write it: 42, -4.25, 1.10.
	Plain
	// Written is a number as people write it, which can mean one thing only.
	Written
	// Either is a number with one comma or point and three digits behind it,
	// which may divide thousands or decimals: 1,234 or 1.234.
	Either
)

// Numeral is a text that was looked at as a number.
type Numeral struct {
	Form Form
	// Mark is what divides the decimals, '.' or ',', as far as the text
	// shows it; 0 where it does not. Of Either it is what stands there.
	Mark byte
	// Percent says that a percent sign follows.
	Percent bool
	// Currency is the sign of a currency before or behind the number; 0 for
	// none.
	Currency rune

	negative bool
	// group divides the thousands, 0 for nothing.
	group byte
	// body is what is left without signs.
	body string
}

// longest is the length in bytes of the longest text that can be a number.
const longest = 64

// Scan tells how a text writes a number.
func Scan(text string) Numeral {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longest {
		return Numeral{}
	}
	amount, currency := cutCurrency(text)
	ascii, ok := plainLetters(amount)
	if !ok {
		return Numeral{}
	}
	n, decorated := unwrap(ascii)
	if n.Currency = currency; currency != 0 {
		if decorated = true; n.Percent {
			return Numeral{}
		}
	}
	if n.body == "" || !n.divide() {
		return Numeral{}
	}
	switch {
	case n.Form == Either && currency != 0:
		n.settleMoney()
	case n.Form == Either:
	case n.group == 0 && len(n.body) > 1 && n.body[0] == '0' && isDigit(n.body[1]):
		n.Form = Code
	case n.group == 0 && n.Mark != ',' && !decorated && ascii == text:
		n.Form = Plain
	default:
		n.Form = Written
	}
	return n
}

// unwrap takes off what stands around the digits: parentheses and signs that
// make a number negative, a percent sign. decorated says that there was
// something that programs do not write.
func unwrap(s string) (n Numeral, decorated bool) {
	percent := func() {
		if rest, cut := strings.CutSuffix(s, "%"); cut && !n.Percent {
			s, n.Percent, decorated = strings.TrimSpace(rest), true, true
		}
	}
	percent()
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s, n.negative, decorated = strings.TrimSpace(s[1:len(s)-1]), true, true
		percent() // (1,5 %) or (1,5) %
	}
	if s != "" && (s[0] == '-' || s[0] == '+') && !n.negative {
		n.negative = s[0] == '-'
		rest := strings.TrimLeft(s[1:], " ")
		decorated = decorated || len(rest) != len(s)-1
		s = rest
	}
	n.body = s
	return n, decorated
}

// divide finds out what divides thousands and decimals; it reports whether the
// body is a number.
func (n *Numeral) divide() bool {
	var commas, points, others int
	var group byte
	last := 0
	for i := range len(n.body) {
		switch c := n.body[i]; c {
		case ',':
			commas, last = commas+1, i
		case '.':
			points, last = points+1, i
		case ' ', '\'':
			if group != 0 && group != c || commas+points > 0 {
				return false
			}
			group, others = c, others+1
		default:
			if !isDigit(c) {
				return false
			}
		}
	}
	switch {
	case !isDigit(n.body[len(n.body)-1]):
		return false
	case others > 0:
		return n.settle(group, commas+points, last)
	case commas > 0 && points > 0:
		// The one that stands last divides the decimals.
		if mark := n.body[last]; mark == ',' {
			return commas == 1 && n.settle('.', 1, last)
		}
		return points == 1 && n.settle(',', 1, last)
	case commas > 1:
		n.Mark, n.group = '.', ','
		return grouped(n.body, ',')
	case points > 1:
		n.Mark, n.group = ',', '.'
		return grouped(n.body, '.')
	case commas+points == 1:
		n.Mark = n.body[last]
		if len(n.body)-last == 4 && last >= 1 && last <= 3 && n.body[0] != '0' {
			n.Form = Either
		}
	}
	return true
}

// settle notes what divides the thousands and, at one place at most, the
// decimals; it reports whether the thousands are divided well.
func (n *Numeral) settle(group byte, marks, mark int) bool {
	n.group = group
	whole := n.body
	if marks > 1 {
		return false
	}
	if marks == 1 {
		n.Mark, whole = n.body[mark], n.body[:mark]
	}
	return grouped(whole, group)
}

// grouped reports whether digits stand in groups of three, or as in India in
// groups of two before the last one.
func grouped(s string, group byte) bool {
	if s == "" || s[0] == '0' {
		return false
	}
	parts := strings.Split(s, string(group))
	first, middle, last := parts[0], parts[1:len(parts)-1], parts[len(parts)-1]
	threes, twos := len(first) >= 1 && len(first) <= 3, group == ',' && len(middle) > 0 && len(first) >= 1 && len(first) <= 2
	for _, part := range middle {
		threes, twos = threes && len(part) == 3, twos && len(part) == 2
	}
	return len(last) == 3 && (threes || twos)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
