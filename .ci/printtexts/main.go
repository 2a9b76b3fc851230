// Command printtexts tells which texts of an SVG are not in what pdftotext says of its PDF.
// Blanks, marks on letters, and marks of direction are passed over, as pdftotext puts them
// where it likes, and hyphens, since it joins words that they break.
// usage: printtexts SAID.txt MAP.svg
package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func main() {
	said, err := os.ReadFile(os.Args[1])
	if err != nil {
		fail(err)
	}
	file, err := os.Open(os.Args[2])
	if err != nil {
		fail(err)
	}
	texts, err := textsOf(file)
	if err != nil {
		fail(err)
	}
	all, missing := plain(string(said)), 0
	for _, text := range texts {
		if !strings.Contains(all, plain(text)) {
			fmt.Printf("  pdftotext does not find %q\n", text)
			missing++
		}
	}
	if len(texts) == 0 || missing > 0 {
		fail(fmt.Errorf("%d of %d texts are not found", missing, len(texts)))
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "printtexts:", err)
	os.Exit(1)
}

// textsOf are the lines of the texts of an SVG, without their titles.
func textsOf(r io.Reader) ([]string, error) {
	var texts []string
	var open []string
	line := ""
	end := func() {
		if strings.TrimSpace(line) != "" {
			texts = append(texts, line)
		}
		line = ""
	}
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
			end()
		case xml.EndElement:
			open = open[:len(open)-1]
			end()
		case xml.CharData:
			if in := open; len(in) > 0 && (in[len(in)-1] == "text" || in[len(in)-1] == "tspan" || in[len(in)-1] == "textPath") {
				line += string(t)
			}
		}
	}
}

// plain is a text without what does not count.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || unicode.IsSpace(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}
