package styles

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// maxSize is the largest stylesheet that is read, in bytes; the largest
// written by hand are a hundredth of it.
const maxSize = 16 << 20

// position is a place in a stylesheet. Both count from 1; columns count
// characters.
type position struct {
	line, column int32
}

// token is a piece of a stylesheet, as it is written there.
type token struct {
	kind css.TokenType
	text string
	at   position
}

// is reports whether the token is the punctuation character c.
func (t token) is(c string) bool {
	return t.kind == css.DelimToken && t.text == c
}

// failure is an error at a place in the stylesheet name.
func failure(name string, at position, format string, args ...any) error {
	return brief.Error(fmt.Errorf("%s:%d:%d: %w", name, at.line, at.column, fmt.Errorf(format, args...)))
}

// tokens cuts a stylesheet into tokens, one after the other. Comments are left
// out, and a run of blanks is one whitespace token.
type tokens struct {
	lexer *css.Lexer
	text  string
	// offset and at are the place of the next token.
	offset int
	at     position
	// spaced tells that the last token was a blank.
	spaced bool
	// steps are taken one for each token; when their context ends, the text does.
	steps *heed.Steps
}

// newTokens begins a stylesheet. What is never closed is an error here, where
// its beginning is known.
func newTokens(steps *heed.Steps, name string, source []byte) (*tokens, error) {
	if len(source) > maxSize {
		return nil, fmt.Errorf("%s: %d bytes are more than a stylesheet may have (%d)", name, len(source), maxSize)
	}
	text := strings.TrimPrefix(string(source), "\ufeff")
	for s := startTokens(steps, text); ; {
		t, ok := s.take()
		if !ok {
			return startTokens(steps, text), steps.Err()
		}
		if err := closed(name, t); err != nil {
			return nil, err
		}
	}
}

func startTokens(steps *heed.Steps, text string) *tokens {
	return &tokens{lexer: css.NewLexer(parse.NewInputString(text)), text: text, at: position{1, 1}, steps: steps}
}

// take takes the next token as it stands there; ok is false at the end.
func (s *tokens) take() (t token, ok bool) {
	kind, data := s.lexer.Next()
	if kind == css.ErrorToken || s.steps.Take(1) != nil {
		return token{}, false
	}
	t = token{kind: kind, text: s.text[s.offset : s.offset+len(data)], at: s.at}
	s.offset += len(data)
	s.at = s.at.after(t.text)
	return t, true
}

// next returns the next token; ok is false at the end.
func (s *tokens) next() (t token, ok bool) {
	for {
		if t, ok = s.take(); !ok {
			return t, false
		}
		t = asSpace(t)
		space := t.kind == css.WhitespaceToken
		if space && s.spaced {
			continue
		}
		s.spaced = space
		return t, true
	}
}

// tokensOf returns the tokens of a short text; nil where something in it is never
// closed.
func tokensOf(text string) []token {
	s, err := newTokens(nil, "", []byte(text))
	if err != nil {
		return nil
	}
	var all []token
	for t, ok := s.next(); ok; t, ok = s.next() {
		all = append(all, t)
	}
	return all
}

// asSpace turns a comment into the blank that it counts as.
func asSpace(t token) token {
	if t.kind == css.CommentToken {
		t.kind, t.text = css.WhitespaceToken, " "
	}
	return t
}

// closed reports comments and strings that have no end.
func closed(name string, t token) error {
	switch t.kind {
	case css.CommentToken:
		if len(t.text) < 4 || !strings.HasSuffix(t.text, "*/") {
			return failure(name, t.at, "the comment is never closed: add */")
		}
	case css.StringToken:
		if len(t.text) < 2 || t.text[len(t.text)-1] != t.text[0] {
			return failure(name, t.at, "the string is never closed: add %c", t.text[0])
		}
	case css.BadStringToken:
		return failure(name, t.at, "the string is not closed on its line: add %c", t.text[0])
	}
	return nil
}

// after is the position that follows text that begins at p. \n, \r\n, \r and
// \f end a line.
func (p position) after(text string) position {
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			// counted with the \n that follows
		case c == '\n' || c == '\r' || c == '\f':
			p.line++
			p.column = 1
		case utf8.RuneStart(c):
			p.column++
		}
	}
	return p
}

// plain decodes the backslash escapes of an identifier or of what stands
// between a string's quotes.
func plain(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			b.WriteByte(text[i])
			i++
			continue
		}
		r, n := escape(text[i+1:])
		b.WriteString(r)
		i += 1 + n
	}
	return b.String()
}

// escape decodes what follows a backslash and returns how many bytes it took.
func escape(rest string) (decoded string, n int) {
	code := rune(0)
	for n < len(rest) && n < 6 {
		d := strings.IndexByte("0123456789abcdef", rest[n]|0x20)
		if d < 0 || rest[n] < '0' {
			break
		}
		code = code<<4 | rune(d)
		n++
	}
	switch {
	case n > 0:
		if n < len(rest) && strings.IndexByte(" \t\n\r\f", rest[n]) >= 0 {
			n++
		}
		if code == 0 || !utf8.ValidRune(code) {
			code = utf8.RuneError
		}
		return string(code), n
	case rest == "":
		return "", 0
	case rest[0] == '\n' || rest[0] == '\f' || rest[0] == '\r':
		return "", 1 // a string goes on in the next line
	}
	_, n = utf8.DecodeRuneInString(rest)
	return rest[:n], n
}

// unquote returns the text of a string token.
func unquote(text string) string {
	return plain(text[1 : len(text)-1])
}
