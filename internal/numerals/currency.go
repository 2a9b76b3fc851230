package numerals

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutCurrency returns an amount without the sign of its currency, which stands
// before it or behind it, within its minus sign and parentheses or outside of
// them: $1,200, -$5, ($300), 1.200,50 €. currency is 0 where there is none or
// more than one.
func cutCurrency(text string) (amount string, currency rune) {
	at := strings.IndexFunc(text, isCurrency)
	if at < 0 {
		return text, 0
	}
	currency, size := utf8.DecodeRuneInString(text[at:])
	before, after := text[:at], text[at+size:]
	first := strings.TrimSpace(before)
	switch {
	case strings.ContainsFunc(after, isCurrency):
		return text, 0
	case len(strings.Trim(first, "(+-\u2212\u2013")) == 0: // nothing but signs before it
		return first + strings.TrimSpace(after), currency
	case len(strings.Trim(after, " )\u00a0\u202f")) == 0:
		return first + strings.TrimSpace(after), currency
	}
	return text, 0
}

// settleMoney decides an amount that could be another one: money has no three
// decimals, so that what stands before them divides thousands.
func (n *Numeral) settleMoney() {
	n.Form, n.group = Written, n.Mark
	if n.Mark = '.'; n.group == '.' {
		n.Mark = ','
	}
}

// isCurrency reports whether a letter is the sign of a currency.
func isCurrency(r rune) bool { return r == '$' || r >= utf8.RuneSelf && unicode.Is(unicode.Sc, r) }
