package spreadsheet

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Texts that have room beside each other stay as they were read, however long they are.
func TestWordsStay(t *testing.T) {
	random, s := rand.New(rand.NewPCG(28, 11)), newScanner(strings.NewReader(""))
	var want, got []string
	for range 5000 {
		n := random.IntN(20)
		if random.IntN(10) == 0 {
			n = random.IntN(2 * wordsAtOnce)
		}
		text := strings.Repeat(string(rune('a'+random.IntN(26))), n)
		s.piece = append(s.piece[:0], text...)
		want, got = append(want, text), append(got, s.word())
	}
	for i := range want {
		if want[i] != got[i] {
			t.Fatalf("text %d of %d letters is another one", i, len(want[i]))
		}
	}
}

// Tags that are at hand as a whole are those that are read in pieces.
func TestTagsAtHandAreThoseInPieces(t *testing.T) {
	file := `<a x="1>2" y='"'><b/>t<c z = "&lt;" ></c ></a>`
	read := func(s *scanner) (all []string) {
		for {
			kind, err := s.next()
			if err != nil {
				return append(all, err.Error())
			}
			switch kind {
			case text:
				all = append(all, "text "+string(s.content))
			default:
				all = append(all, string(rune('0'+kind))+string(s.name)+string(s.attribute("x"))+string(s.attribute("y"))+string(s.attribute("z")))
			}
		}
	}
	whole := read(newScanner(strings.NewReader(file)))
	if pieces := read(newScanner(&slow{file})); strings.Join(whole, "|") != strings.Join(pieces, "|") || len(whole) < 7 {
		t.Errorf("%q, and in pieces %q", whole, pieces)
	}
}

// slow gives a text a letter at a time.
type slow struct{ text string }

func (s *slow) Read(p []byte) (int, error) {
	n := copy(p[:min(1, len(p))], s.text)
	s.text = s.text[n:]
	if n == 0 {
		return strings.NewReader("").Read(p)
	}
	return n, nil
}
