package expression

import (
	"strings"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/layers"
)

// textual are the functions of texts. They count letters in Unicode's form NFC;
// a number is taken as it is written, and a null makes them null.
func textual() []function {
	return []function{
		ofText("upper", strings.ToUpper), ofText("lower", strings.ToLower), ofText("trim", strings.TrimSpace),
		{"text", 1, 1, "text(x)", []kinds{all}, texts | nulls, func(r *run, at int, args []*node) layers.Value {
			s, ok := r.text(args[0])
			return r.made(at, s, ok)
		}},
		{"len", 1, 1, "len(text)", []kinds{texts}, numbers | nulls, func(r *run, _ int, args []*node) layers.Value {
			s, ok := r.text(args[0])
			if !ok {
				return layers.Value{}
			}
			return layers.Number(float64(utf8.RuneCountInString(s)))
		}},
		{"left", 2, 2, "left(text, letters)", []kinds{texts, numbers}, texts | nulls, func(r *run, at int, args []*node) layers.Value {
			s, ok := r.text(args[0])
			n, okn := r.number(args[1])
			return r.made(at, head(s, n), ok && okn)
		}},
		{"right", 2, 2, "right(text, letters)", []kinds{texts, numbers}, texts | nulls, func(r *run, at int, args []*node) layers.Value {
			s, ok := r.text(args[0])
			n, okn := r.number(args[1])
			return r.made(at, s[len(head(s, float64(utf8.RuneCountInString(s))-n)):], ok && okn)
		}},
		{"mid", 3, 3, "mid(text, first, letters), where the first letter is 1", []kinds{texts, numbers}, texts | nulls, middle},
		{"replace", 3, 3, "replace(text, old, new)", []kinds{texts}, texts | nulls, replaced},
		twoTexts("contains", strings.Contains), twoTexts("starts_with", strings.HasPrefix), twoTexts("ends_with", strings.HasSuffix),
	}
}

// made is a text that was made, unless it is too long.
func (r *run) made(at int, s string, ok bool) layers.Value {
	switch {
	case !ok:
		return layers.Value{}
	case len(s) > maxText:
		return r.fail(at, "the text that this makes is too long", layers.Value{})
	case !r.spend(at, len(s)):
		return layers.Value{}
	}
	return layers.Text(s)
}

func ofText(name string, f func(string) string) function {
	return function{name, 1, 1, name + "(text)", []kinds{texts}, texts | nulls, func(r *run, at int, args []*node) layers.Value {
		s, ok := r.text(args[0])
		return r.made(at, f(s), ok)
	}}
}

// twoTexts is a condition on two texts; false where one of them is null.
func twoTexts(name string, f func(s, part string) bool) function {
	return function{name, 2, 2, name + "(text, part)", []kinds{texts}, bools, func(r *run, _ int, args []*node) layers.Value {
		s, ok := r.text(args[0])
		part, okPart := r.text(args[1])
		return layers.Bool(ok && okPart && f(s, part))
	}}
}

// head is the first n letters of a text.
func head(s string, n float64) string {
	if !(n >= 1) {
		return ""
	}
	count := 0.0
	for i := range s {
		if count++; count > n {
			return s[:i]
		}
	}
	return s
}

func middle(r *run, at int, args []*node) layers.Value {
	s, ok := r.text(args[0])
	first, okFirst := r.number(args[1])
	n, okn := r.number(args[2])
	if !ok || !okFirst || !okn {
		return layers.Value{}
	}
	if first < 1 {
		return r.fail(args[1].at, "%s is no letter: the first one is 1", layers.Number(first))
	}
	return r.made(at, head(s[len(head(s, first-1)):], n), true)
}

func replaced(r *run, at int, args []*node) layers.Value {
	s, ok := r.text(args[0])
	old, okOld := r.text(args[1])
	by, okBy := r.text(args[2])
	switch {
	case !ok || !okOld || !okBy:
		return layers.Value{}
	case old == "":
		return layers.Text(s)
	case len(s)+strings.Count(s, old)*(len(by)-len(old)) > maxText:
		return r.fail(at, "the text that this makes is too long", layers.Value{})
	}
	return r.made(at, strings.ReplaceAll(s, old, by), true)
}

// join is texts one after the other; nulls are empty.
func (r *run) join(at int, parts []*node) layers.Value {
	var room [64]byte
	joined := room[:0]
	for _, n := range parts {
		s, _ := r.text(n)
		if len(joined)+len(s) > maxText {
			return r.fail(at, "the text that this makes is too long", layers.Value{})
		}
		joined = append(joined, s...)
	}
	return r.made(at, string(joined), true)
}
