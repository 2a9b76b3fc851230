package kml

import (
	"bufio"
	"bytes"
	"io"
	"regexp"

	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// headSize is where the encoding must be declared.
const headSize = 1024

// decoded returns the text as UTF-8 where the user, a byte order mark or nothing
// tells the encoding, which then count for more than what the text declares. A
// text that is left as it is says itself what it is in.
func (p *parser) decoded(text io.Reader, asked string) (r io.Reader, decoded bool, err error) {
	b := bufio.NewReaderSize(text, 1<<16)
	head, _ := b.Peek(headSize)
	name := asked
	if name == "" {
		name = encodingOf(head)
	}
	if name == "" {
		return b, false, nil
	}
	e, err := charset.Lookup(name)
	if err != nil {
		return nil, false, err
	}
	p.charset = e.Name()
	if !e.IsUTF8() {
		return e.NewReader(b), true, nil
	}
	if bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")) {
		b.Discard(3)
	}
	p.mender = charset.NewMender(b)
	return p.mender, true, nil
}

// encodingOf returns the encoding that the beginning of a text shows: by its
// byte order mark, or UTF-8 where it declares nothing else.
func encodingOf(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		return "utf-16le"
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return "utf-16be"
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		return "utf-8"
	}
	declared := regexp.MustCompile(`^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']`).FindSubmatch(head)
	if declared == nil {
		return "utf-8"
	}
	if e, err := charset.Lookup(string(declared[1])); err == nil && e.IsUTF8() {
		return "utf-8"
	}
	return ""
}

// mended returns how many bytes were not UTF-8.
func (p *parser) mended() int {
	if p.mender == nil {
		return 0
	}
	return p.mender.Mended()
}
