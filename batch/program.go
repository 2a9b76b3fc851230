package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph"
)

// programVersion tells builds apart that may draw differently: the version with
// the revision that the binary was built from, or, where it does not know one or
// was changed since, with what Go's linker says of the binary's content, or else with
// the hash of the binary itself.
var programVersion = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		if revision := revisionOf(info.Settings); revision != "" {
			return kartograph.Version + "-" + revision
		}
	}
	if path, err := os.Executable(); err == nil {
		if id := buildID(path); id != "" {
			sum := sha256.New()
			writeField(sum, id)
			return kartograph.Version + "+" + shortHash(sum)
		}
		if hash, err := hashOnDisk(context.Background(), path); err == nil {
			return kartograph.Version + "+" + hash
		}
	}
	return kartograph.Version
})

// revisionOf is the revision that a binary was built from, empty where that does
// not say what is in it.
func revisionOf(settings []debug.BuildSetting) string {
	revision := ""
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.modified" && s.Value == "true":
			return ""
		}
	}
	return revision
}

// idWithin is within how many bytes from a binary's beginning its build ID is, as for
// the go command.
const idWithin = 32 << 10

// buildID is what the go command has written into a binary that it built: hashes of
// what it was built from and, the last, of its content. To read it takes no time, where
// to hash the binary takes 30 ms. It is empty where there is none, or one that somebody
// has chosen, which may stay when the binary does not.
func buildID(name string) string {
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, idWithin))
	if err != nil {
		return ""
	}
	return buildIDIn(head)
}

// buildIDIn finds the ID in the beginning of a binary: in the note of ELF, whose length
// and kind come before its name, and elsewhere between words that only it has.
func buildIDIn(head []byte) string {
	id := ""
	if at := bytes.Index(head, []byte("\x00\x00\x00\x04\x00\x00\x00Go\x00\x00")); at > 0 {
		text := head[at+11:]
		id = string(text[:min(int(head[at-1]), len(text))])
	} else if _, text, ok := bytes.Cut(head, []byte("\xff Go build ID: \"")); ok {
		text, _, _ = bytes.Cut(text, []byte("\"\n \xff"))
		id = string(text)
	}
	// The action of linking, that of compiling, what that gave, what linking gave.
	const hash = 20
	parts := strings.Split(id, "/")
	if len(parts) != 4 || len(parts[0]) != hash || len(parts[3]) != hash {
		return ""
	}
	return id
}
