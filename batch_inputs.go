package kartograph

import (
	"context"
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
)

// inputHasher hashes the files that maps are made from, each once a run. It
// reads their content, every run: size and time stay when a file is replaced by
// one that was made to look like it (cp -p, rsync -t, touch -d).
type inputHasher struct {
	options Options
	files   onceEach[string]
}

// inputs lists the names of the sources and tables that a config reads, as it
// gives them. hashable is false when one is no file.
func (c *Config) inputs() (names []string, hashable bool) {
	add := func(name string) {
		if name != "" && !strings.HasPrefix(name, "builtin:") && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	hashable = true
	for i := range c.Layers {
		l := &c.Layers[i]
		if isDatabase(l.Src) || l.Source != nil {
			hashable = false
			continue
		}
		add(l.Src)
		if l.Data != nil {
			add(l.Data.Src)
		}
	}
	return names, hashable
}

// hashInputs hashes the content of all files that a config reads; it is empty
// when the config reads what cannot be hashed.
func (h *inputHasher) hashInputs(ctx context.Context, cfg *Config) (string, error) {
	names, hashable := cfg.inputs()
	if !hashable {
		return "", nil
	}
	sum := sha256.New()
	for _, name := range names {
		located, err := locate(h.options, cfg.Dir, name)
		if err != nil {
			// The reading will complain; until then the file is one
			// that is not there.
			writeField(sum, "missing")
			continue
		}
		content, err := h.files.of(located, maxHashedFiles, func() (string, error) { return h.hashSource(ctx, located) })
		if errors.Is(err, errNoFile) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		writeField(sum, content)
	}
	return shortHash(sum), nil
}

// companions lists the files that are read as parts of one: a shapefile has
// its index, table, projection and encoding beside it.
func (h *inputHasher) companions(name string) []string {
	if !strings.EqualFold(path.Ext(name), ".shp") {
		return []string{name}
	}
	wanted := strings.TrimSuffix(path.Base(name), path.Ext(name))
	entries, err := fs.ReadDir(h.options.Files, path.Dir(name))
	if err != nil {
		return []string{name}
	}
	var files []string
	for _, e := range entries {
		ext := path.Ext(e.Name())
		switch strings.ToLower(ext) {
		case ".shp", ".shx", ".dbf", ".prj", ".cpg":
			if strings.EqualFold(strings.TrimSuffix(e.Name(), ext), wanted) {
				files = append(files, path.Join(path.Dir(name), e.Name()))
			}
		}
	}
	return files
}

// maxHashedFiles is how many hashes are kept: enough for the sources that maps
// share, and a bound where each map has its own.
const maxHashedFiles = 10_000

// hashSource hashes a source, all its files.
func (h *inputHasher) hashSource(ctx context.Context, name string) (string, error) {
	sum := sha256.New()
	for _, file := range h.companions(name) {
		content, err := hashFile(ctx, h.options.Files, file)
		if err != nil {
			return "", err
		}
		writeField(sum, path.Ext(file))
		writeField(sum, content)
	}
	return shortHash(sum), nil
}

// errNoFile says that a source is a pipe or a device, whose content is gone, or
// endless, when it has been read for its hash.
var errNoFile = errors.New("not a regular file")

// hashFile hashes a file's content.
func hashFile(ctx context.Context, fsys fs.FS, name string) (string, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing", nil
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", errNoFile
	}
	file, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, heedful{ctx, file}); err != nil {
		return "", err
	}
	return shortHash(sum), nil
}

// hashNode hashes a config's tree: what it says, not how it is laid out.
func hashNode(n *node) string {
	sum := sha256.New()
	// The file's name is a map's title where the config gives none.
	writeField(sum, path.Base(n.at.File))
	writeNode(sum, n)
	return shortHash(sum)
}

func writeNode(w hash.Hash, n *node) {
	w.Write([]byte{byte(n.kind), boolByte(n.plain)})
	writeField(w, n.text)
	writeField(w, string(binary.LittleEndian.AppendUint32(nil, uint32(len(n.items)))))
	for _, k := range n.keys {
		writeField(w, k.name)
	}
	for _, item := range n.items {
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
