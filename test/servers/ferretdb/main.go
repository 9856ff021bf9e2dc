// A server that speaks MongoDB's protocol, for the read models' contract suite: FerretDB 1.24.2 on SQLite. Prints its
// URI on the first line and ends cleanly on SIGTERM or SIGINT. Never for production.
//
//	ferretdb [data directory]	without one: a directory of its own, removed at the end
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "ferretdb:", err)
		os.Exit(1)
	}
}

func run() error {
	directory, err := dataDirectory()
	if err != nil {
		return err
	}
	if len(os.Args) < 2 {
		defer os.RemoveAll(directory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	// FerretDB refuses directories that do not end in a slash.
	databases := url.URL{Scheme: "file", Path: filepath.ToSlash(directory) + "/"}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: databases.String(),
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	behind, err := url.Parse(server.MongoDBURI())
	if err != nil {
		return err
	}

	front, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go takeTurns(front, behind.Host)
	fmt.Printf("mongodb://%s/\n", front.Addr())
	err = <-ended
	front.Close()
	return err
}

func dataDirectory() (string, error) {
	if len(os.Args) < 2 {
		return os.MkdirTemp("", "ferretdb-")
	}
	directory, err := filepath.Abs(os.Args[1])
	if err != nil {
		return "", err
	}
	return directory, os.MkdirAll(directory, 0o700)
}

// FerretDB reads a document and writes it back in two steps, so that of two guarded writes at once both may succeed
// (seen: of twenty, two). In MongoDB a write to one document is atomic. Here it becomes so by letting one command run
// at a time.
func takeTurns(front net.Listener, behind string) {
	var turn sync.Mutex
	for {
		client, err := front.Accept()
		if err != nil {
			return
		}
		go func() {
			defer client.Close()
			server, err := net.Dial("tcp", behind)
			if err != nil {
				fmt.Fprintln(os.Stderr, "ferretdb:", err)
				return
			}
			defer server.Close()
			for {
				command, err := message(client)
				if err == nil {
					var reply []byte
					if reply, err = exchange(&turn, server, command); err == nil {
						_, err = client.Write(reply)
					}
				}
				if err != nil {
					if !errors.Is(err, io.EOF) && !errors.Is(err, syscall.ECONNRESET) && !errors.Is(err, net.ErrClosed) {
						fmt.Fprintln(os.Stderr, "ferretdb:", err)
					}
					return
				}
			}
		}()
	}
}

func exchange(turn *sync.Mutex, server net.Conn, command []byte) ([]byte, error) {
	turn.Lock()
	defer turn.Unlock()
	if _, err := server.Write(command); err != nil {
		return nil, err
	}
	if expectsNoReply(command) {
		return nil, nil
	}
	return message(server)
}

const (
	headerBytes = 16
	opMsg       = 2013
	moreToCome  = 1 << 1
	mostBytes   = 48_000_000
)

// A message begins with its length, little-endian, itself included.
func message(from io.Reader) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint32(length[:])
	if size < headerBytes || size > mostBytes {
		return nil, fmt.Errorf("a message of %d bytes", size)
	}
	whole := make([]byte, size)
	copy(whole, length[:])
	_, err := io.ReadFull(from, whole[4:])
	return whole, err
}

func expectsNoReply(command []byte) bool {
	if len(command) < headerBytes+4 || binary.LittleEndian.Uint32(command[12:]) != opMsg {
		return false
	}
	return binary.LittleEndian.Uint32(command[headerBytes:])&moreToCome != 0
}
