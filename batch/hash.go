package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"path"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

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
