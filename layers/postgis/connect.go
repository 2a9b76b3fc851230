package postgis

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	connectTimeout = 15 * time.Second
	closeTimeout   = 2 * time.Second
)

// parseDSN reads a connection string. Its error repeats nothing of the string,
// since the password may stand anywhere in one that is malformed.
func parseDSN(dsn string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(strings.TrimPrefix(dsn, "postgis:"))
	if err != nil {
		return nil, errors.New("postgis: the connection string cannot be read; " +
			`write "host=HOST port=5432 dbname=NAME user=USER" or "postgres://USER@HOST:5432/NAME"`)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	config.RuntimeParams["application_name"] = "kartograph"
	return config, nil
}

// connect opens a connection.
func connect(ctx context.Context, config *pgx.ConnConfig) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, config.Copy())
	if err == nil {
		return conn, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	failed := fmt.Errorf("postgis: %s", scrub(config, err.Error()))
	var server *pgconn.PgError
	if errors.As(err, &server) && !isOutage(server.Code) {
		return nil, failed
	}
	return nil, outage{failed}
}

// outage marks an error of the way to the database, or of its state, which may
// be gone when somebody tries again.
type outage struct{ error }

// Temporary reports whether the error may pass: always.
func (outage) Temporary() bool { return true }

// isOutage reports whether a code of the server's (PostgreSQL, appendix A)
// speaks of its state: connections, resources, an operator's intervention.
func isOutage(code string) bool {
	return strings.HasPrefix(code, "08") || strings.HasPrefix(code, "53") || strings.HasPrefix(code, "57P")
}

// closeQuietly closes a connection that is no longer needed: nothing hangs on
// how it ends, but it must not take for ever.
func closeQuietly(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	_ = conn.Close(ctx)
}

// explain says what an error of the database means.
func explain(ctx context.Context, config *pgx.ConnConfig, conn *pgx.Conn, where string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("postgis: %s: %w", where, ctx.Err())
	}
	var server *pgconn.PgError
	switch {
	case errors.As(err, &server) && !isOutage(server.Code):
		text := server.Message
		if server.Detail != "" {
			text += " (" + server.Detail + ")"
		}
		if server.Hint != "" {
			text += "; " + server.Hint
		}
		return fmt.Errorf("postgis: %s: %s", where, scrub(config, text))
	case server != nil || conn.IsClosed():
		return outage{fmt.Errorf("postgis: %s: the connection to the database was lost: %s; try again", where, scrub(config, err.Error()))}
	}
	return fmt.Errorf("postgis: %s: %s", where, scrub(config, err.Error()))
}

// scrub takes the password out of a text.
func scrub(config *pgx.ConnConfig, text string) string {
	if config.Password == "" {
		return text
	}
	return strings.ReplaceAll(text, config.Password, "*****")
}
