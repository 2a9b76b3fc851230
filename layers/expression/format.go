package expression

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/layers"
)

// piece is a part of what format or a template writes: some text, then the value
// of a node in a form.
type piece struct {
	text string
	node *node
	form form
}

// form is how a number is written: {:+,.1f} with a sign also where it is positive,
// digits in groups, one decimal place.
type form struct {
	set             bool
	signed, grouped bool
	// places is -1 for as many as the number has.
	places int
	kind   byte
}

// formsAre names the forms, for messages.
const formsAre = "a form is {:,.0f} or the like: + for a sign, a comma for digits in groups, .2 for places, and f, d or %"

// parseForm reads what stands after the colon.
func parseForm(s string) (form, bool) {
	f := form{set: true, places: -1}
	rest := s
	if rest, f.signed = strings.CutPrefix(rest, "+"); true {
		rest, f.grouped = strings.CutPrefix(rest, ",")
	}
	if after, ok := strings.CutPrefix(rest, "."); ok {
		n := 0
		for n < len(after) && n < 3 && isDigit(after[n]) {
			n++
		}
		places, err := strconv.Atoi(after[:n])
		if err != nil || places > maxPlaces {
			return f, false
		}
		f.places, rest = places, after[n:]
	}
	if rest != "" && strings.Contains("fd%", rest[:1]) {
		f.kind, rest = rest[0], rest[1:]
	}
	if f.places < 0 && f.kind == 'f' {
		f.places = 2
	}
	if f.kind == 'd' {
		if f.places >= 0 {
			return f, false
		}
		f.places = 0
	}
	return f, rest == ""
}

// format is the function of that name: its first argument is a text with {} or
// {:form} for each of the others.
func (p *parser) format(at int, args []*node) (*node, *Error) {
	if len(args) == 0 || !args[0].fixed || args[0].kinds&texts == 0 {
		return nil, p.fail(at, "format begins with a text: format(\"{:,.0f} people\", POP)")
	}
	pattern, values := args[0].eval(&run{}).String(), args[1:]
	pieces, err := p.pieces(pattern, func(string) int { return args[0].at }, func(rest string) (*node, int, *Error) {
		if !strings.HasPrefix(rest, "}") && !strings.HasPrefix(rest, ":") {
			return nil, 0, p.fail(args[0].at, "{ begins the place of a value, {} or {:,.0f}; a bracket of its own is written {{")
		}
		if len(values) == 0 {
			return nil, 0, p.fail(args[0].at, "format has more places than values: %d", len(args)-1)
		}
		n := values[0]
		values = values[1:]
		return n, 0, nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(values) > 0:
		return nil, p.fail(values[0].at, "format has more values than places {} in its text")
	}
	return p.written(at, pieces, false)
}

// pieces takes a text with places apart: at tells where in the source a rest of it
// begins; value reads what is in a place, up to its colon or end, and returns how
// many bytes that are.
func (p *parser) pieces(s string, at func(rest string) int, value func(rest string) (*node, int, *Error)) ([]piece, *Error) {
	var all []piece
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		if i+1 < len(s) && s[i+1] == s[i] {
			b.WriteByte(s[i])
			s = s[i+2:]
			continue
		}
		if s[i] == '}' {
			return nil, p.fail(at(s[i:]), "a } without its {; a bracket of its own is written }}")
		}
		s = s[i+1:]
		n, size, err := value(s)
		if err != nil {
			return nil, err
		}
		s = s[size:]
		inside, rest, closed := strings.Cut(s, "}")
		if !closed {
			return nil, p.fail(at(s), "a { without its }; a bracket of its own is written {{")
		}
		next := piece{text: b.String(), node: n}
		if spec, ok := strings.CutPrefix(inside, ":"); ok && spec != "" {
			if next.form, ok = parseForm(spec); !ok {
				return nil, p.fail(at(s), "the form %q is not known; %s", spec, formsAre)
			}
			if err := p.needs(n, numbers, "the form "+spec); err != nil {
				return nil, err
			}
		}
		all, s = append(all, next), rest
		b.Reset()
	}
	return append(all, piece{text: b.String()}), nil
}

// written is the node of the pieces one after the other; nulls are empty. Where it
// is sparing, and all values are null or empty, the whole is null.
func (p *parser) written(at int, pieces []piece, sparing bool) (*node, *Error) {
	var of []*node
	for _, piece := range pieces {
		if piece.node != nil {
			of = append(of, piece.node)
		}
	}
	numbers := newNumbers(p.lang)
	return p.made(at, texts|nulls, of, func(r *run) layers.Value {
		var room [96]byte
		out, some := room[:0], !sparing || len(of) == 0
		for _, piece := range pieces {
			out = append(out, piece.text...)
			switch {
			case piece.node == nil:
			case piece.form.set:
				f, ok := r.number(piece.node)
				if !ok && r.fault.problem != "" {
					return layers.Value{}
				}
				if ok {
					some = true
					out = numbers.append(out, f, piece.form)
				}
			default:
				s, _ := r.text(piece.node)
				some = some || s != ""
				out = append(out, s...)
			}
			if len(out) > maxText {
				return r.fail(at, "the text that this makes is too long", layers.Value{})
			}
		}
		return r.made(at, string(out), some)
	})
}

// template reads a text with expressions in it: {NAME} ({POP_EST:,.0f}).
func (p *parser) template() (*node, *Error) {
	whole := p.source
	pieces, err := p.pieces(whole, func(rest string) int { return len(whole) - len(rest) }, func(rest string) (*node, int, *Error) {
		from := len(whole) - len(rest)
		var err *Error
		if p.next, err = scan(whole, from); err != nil {
			return nil, 0, err
		}
		n, err := p.expression()
		if err != nil {
			return nil, 0, err
		}
		if w := p.word(); w != "}" && w != ":" {
			return nil, 0, p.fail(p.next.at, "%s: want } or a form, such as :,.0f", p.found())
		}
		return n, p.next.at - from, nil
	})
	if err != nil {
		return nil, err
	}
	if !utf8.ValidString(whole) {
		return nil, p.fail(0, "a byte that is no UTF-8")
	}
	return p.written(0, pieces, true)
}
