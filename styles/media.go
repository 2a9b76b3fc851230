package styles

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// maxMedia is how deep @media may stand within @media, and how long its queries
// may be together.
const (
	maxMedia     = 8
	maxMediaText = 1000
)

// mediaRule reads "@media query { rules }"; the rules hold where the query does.
func (p *parser) mediaRule(at token) error {
	query, err := p.mediaQuery(at)
	if err != nil {
		return err
	}
	around := p.media
	if p.depth++; p.depth > maxMedia {
		return p.fail(at.at, "@media is nested more than %d deep", maxMedia)
	}
	if p.media = query; around != "" {
		p.media = around + nested + query
	}
	if len(p.media) > maxMediaText {
		return p.fail(at.at, "the query of @media has more than %d letters, which is refused", maxMediaText)
	}
	for {
		p.skipSpace()
		switch t := p.peek(); {
		case p.done():
			return p.fail(at.at, `the block of %s is never closed: add "}"`, at.text)
		case t.kind == css.RightBraceToken:
			p.next++
			p.media, p.depth = around, p.depth-1
			return nil
		}
		if err := p.statement(); err != nil {
			return err
		}
	}
}

// mediaQuery reads what stands between @media and its block.
func (p *parser) mediaQuery(at token) (string, error) {
	p.next++
	start := p.next
	for ; p.peek().kind != css.LeftBraceToken; p.next++ {
		t := p.peek()
		if p.next-start > maxTokens {
			return "", p.fail(at.at, "the query of %s has more than %d parts, which is refused", at.text, maxTokens)
		}
		switch t.kind {
		case css.FunctionToken:
			if !reckoned([]token{t}) || strings.EqualFold(t.text, "var(") {
				return "", p.fail(t.at, `%q does not belong in a media query: write such as (prefers-color-scheme: dark) or print`, t.text)
			}
		case css.IdentToken, css.NumberToken, css.DimensionToken, css.ColonToken, css.CommaToken, css.WhitespaceToken,
			css.LeftParenthesisToken, css.RightParenthesisToken:
		case css.ErrorToken:
			return "", p.fail(at.at, `%s has no block: add { ... }`, at.text)
		default:
			if !t.is("<") && !t.is(">") && !t.is("=") && !t.is("/") && !t.is("+") && !t.is("-") && !t.is("*") {
				return "", p.fail(t.at, `%q does not belong in a media query: write such as (prefers-color-scheme: dark) or print`, t.text)
			}
		}
		if strings.ContainsAny(t.text, `\`) {
			return "", p.fail(t.at, `%q does not belong in a media query: write it without escapes`, t.text)
		}
	}
	list := p.tokens[start:p.next]
	query := joined(list)
	p.next++
	if query == "" {
		return "", p.fail(at.at, "%s has no query: write such as @media print { ... }", at.text)
	}
	if strings.Count(query, "(") != strings.Count(query, ")") {
		return "", p.fail(at.at, "the parentheses of %q do not match", query)
	}
	if why := checkMedia(list); why != "" {
		p.warn(at.at, "%s %s never holds: %s", at.text, query, why)
	}
	return query, nil
}

// nested stands between the queries of @media within @media in Condition.Media.
const nested = "\n"
