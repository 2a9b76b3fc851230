package delimited

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// dialect is how a file divides its text.
type dialect struct {
	delimiter byte
	// returns says that carriage returns end lines, as in files of old
	// Macintoshes.
	returns bool
	// skip is the number of lines before the header.
	skip int
	// headless says that there is no header.
	headless bool
}

// delimiters are those that are looked for in a header; of equally frequent
// ones the first is taken.
const delimiters = ",;\t|"

// newDialect finds out how a file divides its text. asked is the user's word
// for it, start the beginning of the file, skip the number of lines in it that
// stand before the table.
func newDialect(asked Dialect, name string, start []byte, skip int) (dialect, error) {
	d := dialect{returns: endsInReturns(start), skip: skip}
	if d.returns {
		start = feeds(start)
	}
	for range skip {
		_, start, _ = bytes.Cut(start, []byte{'\n'})
	}
	header, _, _ := bytes.Cut(start, []byte{'\n'})
	if c, ok := announced(header); ok {
		// Excel's own way to tell, a line of its own before the header.
		d.delimiter, d.skip = c, skip+1
		return d, nil
	}
	count := countDelimiters(header)
	lower := strings.ToLower(string(asked))
	switch {
	case lower == "" && isTabName(name) && count['\t'] > 0:
		d.delimiter = '\t'
	case lower == "", (lower == "excel" || lower == "unix") && count[','] == 0:
		d.delimiter = mostFrequent(count)
	case lower == "excel" || lower == "unix":
		d.delimiter = ','
	case lower == string(ExcelTab):
		d.delimiter = '\t'
	case len(asked) == 1 && asked[0] < 0x80 && !strings.ContainsAny(string(asked), "\"\r\n"):
		d.delimiter = asked[0]
	default:
		return d, unknownDialect(string(asked))
	}
	return d, nil
}

func unknownDialect(asked string) error {
	hint := nearest.Hint(asked, []string{"excel", "excel-tab"})
	return fmt.Errorf("unknown dialect %q%s; give excel, excel-tab or the delimiter itself", asked, hint)
}

// announced returns the delimiter that a first line such as "sep=;" names.
func announced(header []byte) (byte, bool) {
	header = bytes.TrimRight(header, "\r")
	if rest, ok := bytes.CutPrefix(bytes.ToLower(header), []byte("sep=")); ok && len(rest) == 1 {
		return rest[0], true
	}
	return 0, false
}

func isTabName(name string) bool {
	ext := path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))
	return ext == ".tsv" || ext == ".tab"
}

// countDelimiters counts the possible delimiters outside of quotes.
func countDelimiters(header []byte) map[byte]int {
	count := map[byte]int{}
	quoted := false
	for _, c := range header {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(delimiters, c) >= 0:
			count[c]++
		}
	}
	return count
}

func mostFrequent(count map[byte]int) byte {
	best := delimiters[0]
	for i := range len(delimiters) {
		if count[delimiters[i]] > count[best] {
			best = delimiters[i]
		}
	}
	return best
}
