package spend_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/spend"
)

// liar is files whose sizes are not what they say.
type liar struct {
	fs.FS
	more int64
}

func (l liar) Open(name string) (fs.File, error) {
	f, err := l.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return liarFile{f, f.(io.ReaderAt), l.more}, nil
}

type liarFile struct {
	fs.File
	io.ReaderAt
	more int64
}

func (f liarFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return liarInfo{info, f.more}, err
}

type liarInfo struct {
	fs.FileInfo
	more int64
}

func (i liarInfo) Size() int64 { return i.FileInfo.Size() + i.more }

// TestFilesAreReadWholeOnAllProcessors reads files of any size. Such as become shorter or
// longer after somebody has asked how long they are, are refused.
func TestFilesAreReadWholeOnAllProcessors(t *testing.T) {
	before := runtime.GOMAXPROCS(3)
	defer runtime.GOMAXPROCS(before)
	folder := t.TempDir()
	random := rand.NewChaCha8([32]byte{4, 2})
	for _, size := range []int{0, 1, 1 << 20, 4 << 20, 4<<20 + 1, 5<<20 - 1, 7_654_321} {
		want := make([]byte, size)
		if _, err := random.Read(want); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "file"), want, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, more := range []int64{0, -1, 1, -3 << 20, 3 << 20} {
			got, err := fs.ReadFile(spend.Files(context.Background(), liar{os.DirFS(folder), more}, 0), "file")
			whole := err == nil && bytes.Equal(got, want)
			if whole != (more == 0 || int64(size)+more <= 0) { // of which it is not known how long they are
				t.Errorf("%d bytes, said to be %d more: read %d, error %v", size, more, len(got), err)
			}
		}
	}
}

// lazy is a file of which a reading at an offset gives half and says nothing of the rest.
type lazy struct{ liarFile }

func (f lazy) ReadAt(p []byte, off int64) (int, error) { return f.ReaderAt.ReadAt(p[:len(p)/2], off) }

// TestNothingIsReadOfOthers holds that memory that was not written to is no part of a file,
// which it was where a file broke the rule that less than all is an error.
func TestNothingIsReadOfOthers(t *testing.T) {
	before := runtime.GOMAXPROCS(3)
	defer runtime.GOMAXPROCS(before)
	folder := t.TempDir()
	want := bytes.Repeat([]byte("own "), 2<<20)
	if err := os.WriteFile(filepath.Join(folder, "file"), want, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := fs.ReadFile(spend.Files(context.Background(), lazyFiles{os.DirFS(folder)}, 0), "file")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes that are the file's: %v, error %v", len(got), bytes.Equal(got, want), err)
	}
}

type lazyFiles struct{ fs.FS }

func (l lazyFiles) Open(name string) (fs.File, error) {
	f, err := l.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return lazy{liarFile{f, f.(io.ReaderAt), 0}}, nil
}

// TestReadingLargeFilesHearsTheContext holds that nothing is read once the context has ended.
func TestReadingLargeFilesHearsTheContext(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "file"), make([]byte, 6<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := fs.ReadFile(spend.Files(ctx, os.DirFS(folder), 0), "file"); err == nil {
		t.Error("read after the end of the context")
	}
}

// TestCutFilesAreRefused reads files that end early or late, from the front and from anywhere.
func TestCutFilesAreRefused(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "file"), make([]byte, 500), 0o600); err != nil {
		t.Fatal(err)
	}
	for more, want := range map[int64]string{0: "", -500: "", -501: "", 500: "it ends after 500 of 1000 bytes", -100: "it had 400 bytes and has more now"} {
		f, err := spend.Files(context.Background(), liar{os.DirFS(folder), more}, 0).Open("file")
		if err != nil {
			t.Fatal(err)
		}
		_, read := io.Copy(io.Discard, f)
		_, at := f.(io.ReaderAt).ReadAt(make([]byte, 200), 400)
		if got := fmt.Sprint(read); want == "" && read != nil || !strings.Contains(got, want) {
			t.Errorf("%d bytes more: %v", more, read)
		}
		if ends := at != nil && at != io.EOF; ends != (more > 0) {
			t.Errorf("%d bytes more, at their end: %v", more, at)
		}
	}
}
