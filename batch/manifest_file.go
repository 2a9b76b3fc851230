package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
)

// maxManifestBytes limits the size of a manifest that is read: enough for
// millions of maps.
const maxManifestBytes = 4 << 30

// load reads the manifest's file into it; what is there later wins. A file that
// does not exist is empty. Lines that cannot be read are passed over with a
// warning: their maps are drawn again. The last line may be cut, where a run was
// killed, and that is no news.
func (m *manifest) load(path string) (warning string, err error) {
	data, err := readManifest(path)
	if err != nil || len(data) == 0 {
		return "", err
	}
	first, rest, _ := bytes.Cut(data, []byte{'\n'})
	var head manifestHead
	if json.Unmarshal(first, &head) != nil || head.Format != manifestFormat {
		m.changed = true
		return fmt.Sprintf("%s is no manifest that this version can read; all maps of it are made anew", path), nil
	}
	bad := 0
	for len(rest) > 0 {
		line, after, whole := bytes.Cut(rest, []byte{'\n'})
		if rest = after; len(line) == 0 {
			continue
		}
		if !m.take(line) && whole {
			bad++
		}
		m.changed = m.changed || !whole
	}
	if bad > 0 {
		m.changed = true
		return fmt.Sprintf("%s: %d lines cannot be read; their maps are made anew", path, bad), nil
	}
	return "", nil
}

func readManifest(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular(): // a pipe would be waited for
		return nil, fmt.Errorf("%s is no regular file and no manifest; delete it", path)
	case info.Size() > maxManifestBytes:
		return nil, fmt.Errorf("%s has %d bytes, more than any manifest; delete it", path, info.Size())
	}
	return os.ReadFile(path)
}

// take reads one line and reports whether it could.
func (m *manifest) take(line []byte) bool {
	var e manifestEntry
	if err := json.Unmarshal(line, &e); err != nil || e.Output == "" || e.Hash == "" || checkOutputName(e.Output) != nil {
		return false
	}
	m.maps[e.Output] = e
	return true
}

// write writes the whole manifest, in the order of names.
func (m *manifest) write(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	encoder := json.NewEncoder(out)
	err = encoder.Encode(m.head)
	for _, name := range slices.Sorted(maps.Keys(m.maps)) {
		err = errors.Join(err, encoder.Encode(m.maps[name]))
	}
	return errors.Join(err, out.Flush(), file.Sync(), file.Close())
}
