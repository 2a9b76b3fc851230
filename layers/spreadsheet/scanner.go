package spreadsheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// token is what a scanner finds.
type token uint8

const (
	startTag token = iota
	endTag
	text
)

const (
	// maxTag bounds a tag, and maxText a piece of text, in bytes.
	maxTag, maxText = 1 << 20, 64 << 20
	// maxDepth bounds how deep elements are nested.
	maxDepth = 256
)

// scanner walks over the XML of a sheet, of which there may be hundreds of
// megabytes, without making anything of what is passed over. Names are without
// their prefixes: each program has its own for the same namespaces.
type scanner struct {
	r *bufio.Reader
	// tag is the last tag's inside, name its name, and content the last text.
	tag, name, content []byte
	// piece is room for the text of an element.
	piece []byte
	// words is room for texts that stay.
	words strings.Builder
	depth int
	// closed says that the last tag closed itself, and that its end comes next.
	closed bool
	read   int64
}

// newScanner reads UTF-8, and what a byte order mark says to be UTF-16.
func newScanner(r io.Reader) *scanner {
	b := bufio.NewReaderSize(r, 1<<16)
	switch mark, _ := b.Peek(3); {
	case bytes.HasPrefix(mark, []byte("\xEF\xBB\xBF")):
		b.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xFF\xFE")), bytes.HasPrefix(mark, []byte("\xFE\xFF")):
		name := "utf-16le"
		if mark[0] == 0xFE {
			name = "utf-16be"
		}
		if wide, err := charset.Lookup(name); err == nil {
			b.Discard(2)
			b = bufio.NewReaderSize(wide.NewReader(b), 1<<16)
		}
	}
	return &scanner{r: b}
}

// next returns the next token. The error is io.EOF behind the last element, and
// io.ErrUnexpectedEOF where there should be more.
func (s *scanner) next() (token, error) {
	if s.closed {
		s.closed = false
		s.depth--
		return endTag, nil
	}
	for {
		// Most tags and texts begin in what was read already, and are told by that.
		if ahead, _ := s.r.Peek(min(2, s.r.Buffered())); len(ahead) == 2 {
			if ahead[0] != '<' {
				return text, s.readText()
			}
			if ahead[1] != '?' && ahead[1] != '!' {
				_, _ = s.r.Discard(1) // it is there
				return s.element(ahead[1])
			}
		}
		c, err := s.r.ReadByte()
		switch {
		case errors.Is(err, io.EOF) && s.depth == 0:
			return 0, io.EOF
		case err != nil:
			return 0, unexpected(err)
		case c != '<':
			s.r.UnreadByte()
			if err := s.readText(); err != nil {
				return 0, err
			}
			return text, nil
		}
		found, t, err := s.markup()
		if found || err != nil {
			return t, err
		}
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readText reads up to the next tag.
func (s *scanner) readText() error {
	s.content = s.content[:0]
	for {
		piece, err := s.r.ReadSlice('<')
		s.content = append(longlist.For(s.content, len(piece)), piece...)
		s.read += int64(len(piece))
		switch {
		case len(s.content) > maxText:
			return fmt.Errorf("a text is longer than %d bytes", maxText)
		case err == nil:
			s.r.UnreadByte()
			s.content = unescape(s.content[:len(s.content)-1])
			return nil
		case errors.Is(err, io.EOF) && s.depth == 0:
			return nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return unexpected(err)
		}
	}
}

// markup reads what begins with the < that was read; found tells whether it is
// a token, and not a comment and the like.
func (s *scanner) markup() (found bool, t token, err error) {
	first, err := s.r.ReadByte()
	if err != nil {
		return false, 0, unexpected(err)
	}
	switch first {
	case '?':
		return false, 0, s.until("?>", nil)
	case '!':
		return s.declaration()
	}
	s.r.UnreadByte()
	t, err = s.element(first)
	return err == nil, t, err
}

// element reads a tag, of whose inside the first byte is known.
func (s *scanner) element(first byte) (token, error) {
	if err := s.readTag(); err != nil {
		return 0, err
	}
	if first == '/' {
		for n := len(s.tag); n > 1 && isBlank(s.tag[n-1]); n-- {
			s.tag = s.tag[:n-1]
		}
		s.name = localName(s.tag[1:])
		if s.depth--; s.depth < 0 {
			return 0, errors.New("an element ends that has not begun")
		}
		return endTag, nil
	}
	if s.depth++; s.depth > maxDepth {
		return 0, fmt.Errorf("elements are nested more than %d deep", maxDepth)
	}
	if n := len(s.tag); n > 0 && s.tag[n-1] == '/' {
		s.tag, s.closed = s.tag[:n-1], true
	}
	end := 0
	for end < len(s.tag) && !isBlank(s.tag[end]) {
		end++
	}
	s.name = localName(s.tag[:end])
	s.tag = s.tag[end:]
	return startTag, nil
}

// declaration reads a comment or a section of plain text. Declarations of
// entities, with which little becomes much, have no place in a sheet.
func (s *scanner) declaration() (found bool, t token, err error) {
	head, _ := s.r.Peek(7)
	switch {
	case bytes.HasPrefix(head, []byte("--")):
		s.r.Discard(2)
		return false, 0, s.until("-->", nil)
	case string(head) == "[CDATA[":
		s.r.Discard(7)
		s.content = s.content[:0]
		return true, text, s.until("]]>", &s.content)
	}
	return false, 0, errors.New("there is a document type declaration, which a sheet has not")
}

// until reads up to an end and keeps what is before it, if asked.
func (s *scanner) until(end string, keep *[]byte) error {
	last := end[len(end)-1]
	var tail []byte
	for n := 0; ; n++ {
		c, err := s.r.ReadByte()
		if err != nil {
			return unexpected(err)
		}
		if n > maxText {
			return fmt.Errorf("a text is longer than %d bytes", maxText)
		}
		s.read++
		tail = append(tail, c)
		if c == last && bytes.HasSuffix(tail, []byte(end)) {
			if keep != nil {
				*keep = append(*keep, tail[:len(tail)-len(end)]...)
			}
			return nil
		}
		if keep == nil && len(tail) > 64 {
			tail = append(tail[:0], tail[len(tail)-len(end):]...)
		}
	}
}

// readTag reads up to the > that is not within quotes.
func (s *scanner) readTag() error {
	if s.hasTag() {
		return nil
	}
	s.tag = s.tag[:0]
	quote := byte(0)
	for {
		piece, err := s.r.ReadSlice('>')
		s.tag = append(s.tag, piece...)
		s.read += int64(len(piece))
		quote = quoteAfter(quote, piece)
		switch {
		case len(s.tag) > maxTag:
			return fmt.Errorf("a tag is longer than %d bytes", maxTag)
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil:
			return unexpected(err)
		case quote == 0:
			s.tag = s.tag[:len(s.tag)-1]
			return nil
		}
	}
}

// hasTag is readTag of a tag all of which was read from the file already, as most are.
func (s *scanner) hasTag() bool {
	ahead, _ := s.r.Peek(s.r.Buffered()) // which is there
	quote := byte(0)
	for i, c := range ahead {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			s.tag = append(s.tag[:0], ahead[:i]...)
			s.read += int64(i + 1)
			_, _ = s.r.Discard(i + 1) // they are there
			return true
		}
	}
	return false
}

// quoteAfter returns the quote that is open behind a piece of a tag, before which
// one may be open; 0 is none.
func quoteAfter(open byte, piece []byte) byte {
	for {
		if open == 0 {
			i := 0
			for i < len(piece) && piece[i] != '"' && piece[i] != '\'' {
				i++
			}
			if i == len(piece) {
				return 0
			}
			open, piece = piece[i], piece[i+1:]
		}
		i := bytes.IndexByte(piece, open)
		if i < 0 {
			return open
		}
		open, piece = 0, piece[i+1:]
	}
}

func localName(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}
