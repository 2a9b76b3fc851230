package render

import (
	"strconv"
	"unicode"

	"github.com/seed-898ab921/kartograph/internal/text/xmlid"
)

// ids gives out the ids of a document, each once.
type ids struct {
	prefix string
	// names says that ids have to be names of XML, which drawing programs ask for: they begin
	// with a letter or "_".
	names bool
	used  map[string]bool
	// next is the number to try for a name that is taken.
	next map[string]int
}

func newIDs(prefix string) *ids {
	return &ids{prefix: xmlid.Of(prefix), used: map[string]bool{}, next: map[string]int{}}
}

// take returns the id for a name: with the prefix, without characters that an
// id must not have, and with -2, -3 ... where it was given out before. It is
// "" for "".
func (d *ids) take(name string) string {
	name = xmlid.Of(name)
	if name == "" {
		return ""
	}
	if d.names && d.prefix == "" && !unicode.IsLetter(rune(name[0])) && name[0] < 0x80 && name[0] != '_' {
		name = "_" + name
	}
	id := name
	for n := max(d.next[name], 2); d.used[id]; n++ {
		id = name + "-" + strconv.Itoa(n)
		d.next[name] = n + 1
	}
	d.used[id] = true
	return d.prefix + id
}
