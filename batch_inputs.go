package kartograph

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// inputHasher hashes the files that maps are made from, each once a run.
type inputHasher struct {
	options Options
	known   *manifest

	mu    sync.Mutex
	files map[string]*hashedFile
}

// hashedFile is the hash of a source's files, being found or found.
type hashedFile struct {
	once sync.Once
	hash string
	err  error
}

func newInputHasher(o Options, known *manifest) *inputHasher {
	return &inputHasher{options: o, known: known, files: map[string]*hashedFile{}}
}

// hashInputs hashes the content of all files that a config reads; it is empty
// when the config reads what cannot be hashed.
func (h *inputHasher) hashInputs(cfg *Config) (string, error) {
	sources, complete := Inputs(cfg, h.options)
	if !complete {
		return "", nil
	}
	sum := sha256.New()
	for _, files := range sources {
		if len(files) == 0 {
			// The reading will complain; until then the file is one
			// that is not there.
			writeField(sum, "missing")
			continue
		}
		content, err := h.hashSource(files)
		if err != nil {
			return "", err
		}
		writeField(sum, content)
	}
	return shortHash(sum), nil
}

// hashSource hashes a source, all its files, once a run.
func (h *inputHasher) hashSource(files []string) (string, error) {
	files = slices.Sorted(slices.Values(files))
	name := strings.Join(files, "\x00")
	h.mu.Lock()
	f := h.files[name]
	if f == nil {
		f = &hashedFile{}
		h.files[name] = f
	}
	h.mu.Unlock()
	f.once.Do(func() {
		sum := sha256.New()
		for _, file := range files {
			content, err := h.hashFile(file)
			if err != nil {
				f.err = err
				return
			}
			writeField(sum, path.Ext(file))
			writeField(sum, content)
		}
		f.hash = shortHash(sum)
	})
	return f.hash, f.err
}

// hashFile hashes a file's content, unless an earlier run has.
func (h *inputHasher) hashFile(name string) (string, error) {
	info, err := fs.Stat(h.options.Files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return "missing", nil
	}
	if err != nil {
		return "", err
	}
	if known, ok := h.known.file(name, info); ok {
		return known, nil
	}
	file, err := h.options.Files.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	content := shortHash(sum)
	return content, h.known.recordFile(fileEntry{name, content, info.Size(), info.ModTime().UnixNano()})
}

// hashNode hashes a config's tree: what it says, not how it is laid out.
func hashNode(n *tree.Node) string {
	sum := sha256.New()
	// The file's name is a map's title where the config gives none.
	writeField(sum, path.Base(n.At.File))
	writeNode(sum, n)
	return shortHash(sum)
}

func writeNode(w hash.Hash, n *tree.Node) {
	w.Write([]byte{byte(n.Kind), boolByte(n.Plain)})
	writeField(w, n.Text)
	writeField(w, string(binary.LittleEndian.AppendUint32(nil, uint32(len(n.Items)))))
	for _, k := range n.Keys {
		writeField(w, k.Name)
	}
	for _, item := range n.Items {
		writeNode(w, item)
	}
}

func boolByte(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// writeField writes a text with its length, so that no two lists of texts write
// the same.
func writeField(w hash.Hash, text string) {
	w.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(text))))
	io.WriteString(w, text)
}

// shortHash is the first half of a SHA-256, in hexadecimals.
func shortHash(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)[:16]) }

// programVersion tells builds apart that may draw differently: the version
// and, where the binary knows it, the revision that it was built from.
var programVersion = sync.OnceValue(func() string {
	version := Version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			version += "-" + s.Value[:min(len(s.Value), 12)]
		case "vcs.modified":
			if s.Value == "true" {
				version += "+modified"
			}
		}
	}
	return version
})
