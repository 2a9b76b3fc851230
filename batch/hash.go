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
	// The file's name is a map's title where the config gives none.
	text := appendNode(appendField(nil, path.Base(n.At.File)), n)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:shortBytes])
}

// appendNode appends what a tree says.
func appendNode(to []byte, n *tree.Node) []byte {
	to = append(to, byte(n.Kind), boolByte(n.Plain))
	to = appendField(to, n.Text)
	to = binary.LittleEndian.AppendUint64(to, 4) // a field of four bytes
	to = binary.LittleEndian.AppendUint32(to, uint32(len(n.Items)))
	for _, k := range n.Keys {
		to = appendField(to, k.Name)
	}
	for _, item := range n.Items {
		to = appendNode(to, item)
	}
	return to
}

// appendField appends what writeField writes.
func appendField(to []byte, text string) []byte {
	return append(binary.LittleEndian.AppendUint64(to, uint64(len(text))), text...)
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

// shortBytes is how many bytes of a SHA-256 tell contents apart here.
const shortBytes = sha256.Size / 2

// shortHash is the first half of a SHA-256, in hexadecimals.
func shortHash(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)[:shortBytes]) }
