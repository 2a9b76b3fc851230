// Package spare finds outputs that would be written over files that maps are made from.
package spare

import (
	"io/fs"
	"os"
	"strings"
	"sync"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Inputs are files that maps are made from. The zero value has none. They are safe for
// concurrent use.
type Inputs struct {
	mu    sync.Mutex
	files map[likeness][]fs.FileInfo
}

// likeness is what a file has in common with itself under other names, and with few others.
type likeness struct{ size, modified int64 }

func likenessOf(info fs.FileInfo) likeness {
	return likeness{info.Size(), info.ModTime().UnixNano()}
}

// Add adds a file, unless it is there already.
func (in *Inputs) Add(info fs.FileInfo) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.has(info) {
		return
	}
	if in.files == nil {
		in.files = map[likeness][]fs.FileInfo{}
	}
	key := likenessOf(info)
	in.files[key] = append(in.files[key], info)
}

// Over reports whether an output is one of the files, by whatever name or link. What is
// new, or no regular file, such as a terminal, is none.
func (in *Inputs) Over(output string) bool {
	info, err := os.Stat(output)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.has(info)
}

// OverLink is Over for outputs that are links. Nothing else is asked of the others, of
// which there may be very many.
func (in *Inputs) OverLink(output string) bool {
	info, err := os.Lstat(output)
	return err == nil && info.Mode()&fs.ModeSymlink != 0 && in.Over(output)
}

func (in *Inputs) has(info fs.FileInfo) bool {
	for _, known := range in.files[likenessOf(info)] {
		if os.SameFile(known, info) {
			return true
		}
	}
	return false
}

// Key is equal for names that some file system takes for the same: Windows and macOS
// ignore case, and macOS how accents are composed.
func Key(name string) string {
	ascii := true
	for i := range len(name) {
		ascii = ascii && name[i] < 0x80
	}
	if ascii {
		return strings.ToLower(name)
	}
	return cases.Fold().String(norm.NFC.String(name))
}
