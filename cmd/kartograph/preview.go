package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"github.com/seed-898ab921/kartograph/render"
)

// previewDefault is the value of --preview without a command.
const previewDefault = "default"

// writeTemporary writes the map into a temporary file. The file stays: the
// viewer may read it after this command has ended.
func writeTemporary(format render.Format, write func(io.Writer) error) (name string, err error) {
	file, err := os.CreateTemp("", "kartograph-*"+format.Endings[0])
	if err != nil {
		return "", fmt.Errorf("preview: %w", err)
	}
	name = file.Name()
	err = errors.Join(write(file), file.Close())
	if err != nil {
		_ = os.Remove(name) // what went wrong before is what matters
		return "", fmt.Errorf("preview: %w", err)
	}
	return name, nil
}

// viewerGrace is how long a viewer may take to end when the command is ended. It
// is less than the command itself has.
const viewerGrace = grace / 4

// open starts the viewer of SVG files: the command given, the environment's,
// or the desktop's. What it prints goes to w. It ends with the context: asked to
// first, killed when it does not hear.
func open(ctx context.Context, command, name string, w io.Writer) error {
	words := viewer(command)
	cmd := exec.CommandContext(ctx, words[0], append(words[1:], name)...)
	cmd.Stdout, cmd.Stderr = w, w
	cmd.WaitDelay = viewerGrace
	cmd.Cancel = func() error {
		if runtime.GOOS == "windows" {
			return cmd.Process.Kill() // there is no other signal
		}
		return cmd.Process.Signal(syscall.SIGTERM)
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("preview: %s %s: %w; name a viewer with --preview=CMD or $KARTOGRAPH_PREVIEW",
			strings.Join(words, " "), name, err)
	}
	return nil
}

// viewer is the command that opens SVG files, in words. One whose path has
// blanks in it is one word.
func viewer(command string) []string {
	if command == previewDefault {
		command = os.Getenv("KARTOGRAPH_PREVIEW")
	}
	if _, err := exec.LookPath(command); err == nil {
		return []string{command}
	}
	if words := strings.Fields(command); len(words) > 0 {
		return words
	}
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"cmd", "/c", "start", ""}
	default:
		return []string{"xdg-open"}
	}
}
