package styles

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Parse reads a stylesheet. The name stands in errors and warnings; it opens
// no file.
//
// What cannot be understood at all is an error with its place:
// "style.css:12:3: ...". What CSS knows but a map has no use for (@import, a
// selector such as g > path), values that a property does not take, values that would load or run something, and
// property names that nobody knows come back as warnings: unknown properties
// are kept, the others are left out.
func Parse(name string, source []byte) (*Sheet, []Warning, error) {
	return ParseContext(context.Background(), name, source)
}

// ParseContext is Parse that gives up when the context ends, with its error.
func ParseContext(ctx context.Context, name string, source []byte) (*Sheet, []Warning, error) {
	return read(heed.Every(ctx, parseSteps), name, source, false)
}

// parseSteps is how many tokens are read in about a millisecond.
const parseSteps = 5000

// read reads a stylesheet for one map, or a general one for many.
func read(steps *heed.Steps, name string, source []byte, general bool) (*Sheet, []Warning, error) {
	if name == "" {
		name = "stylesheet"
	}
	text, err := newTokens(steps, name, source)
	if err != nil {
		return nil, nil, err
	}
	p := &parser{name: name, source: text, general: general}
	for {
		p.forget()
		p.skipSpace()
		if p.done() {
			break
		}
		if err := cmp.Or(p.statement(), steps.Err()); err != nil {
			return nil, p.warnings, cmp.Or(steps.Err(), err)
		}
	}
	p.checkVariables()
	p.checkCustoms()
	if err := steps.Err(); err != nil {
		return nil, nil, err
	}
	sheet := newSheet(p.rules, p.uses)
	sheet.warnings, sheet.faces = p.warnings, p.faces
	return sheet, slices.Clone(p.warnings), nil
}

// parser walks over the tokens of one stylesheet.
type parser struct {
	name    string
	general bool // for many maps, that may lack what it names
	source  *tokens
	// tokens are those of the selectors or the declaration in hand, as far
	// as they were looked at.
	tokens   []token
	next     int
	rules    []rule
	uses     []use
	faces    []FontFace
	warnings []Warning
	// media is that of the @media block at hand, empty outside of any, and depth
	// how many blocks lie around.
	media string
	depth int
	known []string // the names of all properties, once one is misspelt
	// properties are the names that the stylesheet has used.
	properties map[string]bool
	// conditions are those of its rules.
	conditions map[Condition]bool
	// variables are the custom properties that values need.
	variables []use
	// customs are the values of custom properties, and customUses the properties
	// that have no other.
	customs    map[string][][]token
	customUses []customUse
	// customChecks is how many of the values were checked.
	customChecks int
}

// maxWarnings is how many warnings one stylesheet gives; one that is no
// stylesheet at all would give one for every word.
const maxWarnings = 1000

// done reports whether there is no token at hand.
func (p *parser) done() bool {
	if p.next < len(p.tokens) {
		return false
	}
	t, ok := p.source.next()
	if ok {
		p.tokens = append(p.tokens, t)
	}
	return !ok
}

// forget lets go of the tokens that were read.
func (p *parser) forget() {
	p.tokens = append(p.tokens[:0], p.tokens[p.next:]...)
	p.next = 0
}

// peek returns the token at hand; at the end, one of kind ErrorToken.
func (p *parser) peek() token {
	if p.done() {
		return token{kind: css.ErrorToken, at: p.source.at}
	}
	return p.tokens[p.next]
}

// skipSpace passes over blanks and the <!-- --> of old web pages.
func (p *parser) skipSpace() {
	for !p.done() {
		switch p.tokens[p.next].kind {
		case css.WhitespaceToken, css.CDOToken, css.CDCToken:
			p.next++
		default:
			return
		}
	}
}

func (p *parser) fail(at position, format string, args ...any) error {
	return failure(p.name, at, format, args...)
}

func (p *parser) warn(at position, format string, args ...any) {
	switch n := len(p.warnings); {
	case n > maxWarnings:
		return
	case n == maxWarnings:
		format, args = "more warnings are left out", nil
	}
	p.warnings = append(p.warnings, Warning{
		Name: p.name, Line: int(at.line), Column: int(at.column),
		Text: brief.Message(fmt.Sprintf(format, args...)),
	})
}

// statement reads a rule, or passes over an @rule.
func (p *parser) statement() error {
	switch t := p.peek(); t.kind {
	case css.AtKeywordToken:
		if strings.EqualFold(t.text, "@media") {
			return p.mediaRule(t)
		}
		if strings.EqualFold(t.text, "@font-face") {
			return p.fontFace(t)
		}
		return p.atRule(t)
	case css.RightBraceToken:
		return p.fail(t.at, `"}" without a "{" before it: delete it`)
	case css.LeftBraceToken:
		return p.fail(t.at, `"{" without a selector: write one before it, such as #layer`)
	}
	return p.rule()
}

// atRule passes over an @rule up to its semicolon or the end of its block.
func (p *parser) atRule(at token) error {
	depth := 0
	for p.next++; !p.done(); p.next++ {
		p.forget()
		switch t := p.peek(); t.kind {
		case css.LeftBraceToken:
			depth++
		case css.RightBraceToken:
			depth--
			if depth < 0 {
				return p.fail(t.at, `"}" without a "{" before it: delete it`)
			}
		case css.SemicolonToken:
			if depth > 0 {
				continue
			}
		default:
			continue
		}
		if depth == 0 {
			p.next++
			p.warn(at.at, "%s is ignored: %s", at.text, atRuleHelp(at.text))
			return nil
		}
	}
	if depth > 0 {
		return p.fail(at.at, `the block of %s is never closed: add "}"`, at.text)
	}
	return p.fail(at.at, `%s has no end: add ";"`, at.text)
}

func atRuleHelp(keyword string) string {
	switch strings.ToLower(keyword) {
	case "@charset":
		return "stylesheets are UTF-8"
	case "@import":
		return "give several stylesheets instead"
	}
	return "only rules with selectors have an effect on a map"
}

// rule reads selectors and their declarations.
func (p *parser) rule() error {
	start := p.next
	for !p.done() && p.peek().kind != css.LeftBraceToken {
		switch t := p.peek(); t.kind {
		case css.SemicolonToken, css.RightBraceToken:
			return p.fail(t.at, `%q where a "{" was expected after the selector`, t.text)
		}
		if p.next++; p.next-start > maxTokens {
			return p.fail(p.tokens[start].at, "the selectors have more than %d parts, which is refused", maxTokens)
		}
	}
	prelude := p.tokens[start:p.next]
	if p.done() {
		return p.fail(prelude[0].at, `the selector has no declarations: add { ... }`)
	}
	open, at := p.peek(), prelude[0].at
	p.next++
	selectors, err := p.selectors(prelude, open.at)
	if err == nil {
		err = p.countRules(open.at, len(selectors))
	}
	if err != nil {
		return err
	}
	declarations, err := p.declarations(open.at)
	if err != nil {
		return err
	}
	for _, s := range selectors {
		when := Condition{p.media, s.state}
		if err := p.countCondition(open.at, when); err != nil {
			return err
		}
		r := rule{selector: s, declarations: declarations, when: when, finished: p.general}
		if !p.general {
			r.sheet, r.at = p.name, at
		}
		p.rules = append(p.rules, r)
	}
	return nil
}
