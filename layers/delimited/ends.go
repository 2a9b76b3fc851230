package delimited

import (
	"bytes"
	"io"
)

// endsInReturns reports whether the lines of a text end in carriage returns
// alone, as on old Macintoshes; the last one, which another program has added,
// may end in another way. Quoted cells do not count.
func endsInReturns(start []byte) bool {
	var returns, feeds, bare int
	quoted := false
	for i, c := range start {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\r' && i+1 < len(start) && start[i+1] != '\n':
			returns++
		case c == '\r' && i+1 == len(start):
			returns++
		case c == '\n':
			feeds++
			if i == 0 || start[i-1] != '\r' {
				bare++
			}
		}
	}
	return returns > feeds || returns == feeds && returns > 0 && bare == 0
}

// feeds returns a text with line feeds for all kinds of line ends.
func feeds(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// lineFeeds reads a text with line feeds for all kinds of line ends.
type lineFeeds struct {
	r io.Reader
	// after says that a carriage return was the last byte so far.
	after bool
}

// Read reads some of the text.
func (l *lineFeeds) Read(p []byte) (int, error) {
	for {
		n, err := l.r.Read(p)
		kept := p[:0]
		for _, c := range p[:n] {
			switch {
			case c == '\n' && l.after:
			case c == '\r':
				kept = append(kept, '\n')
			default:
				kept = append(kept, c)
			}
			l.after = c == '\r'
		}
		if len(kept) > 0 || err != nil || len(p) == 0 {
			return len(kept), err
		}
	}
}
