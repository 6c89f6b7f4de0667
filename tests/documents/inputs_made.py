"""Inputs made for tests: pages, feeds, web archives; the reports in them are invented."""

import gzip

REPORT = (
    "The trade minister of Port Alma met the envoy of the river states on Monday to talk about"
    " grain. Officials said that the two sides would sign an agreement on customs within weeks."
)
MORE = (
    "Police in the northern district arrested four protesters outside the harbour office on"
    " Tuesday. The port authority condemned the blockade and asked for talks with the union."
)


def page(title="Grain talks", *paragraphs):
    body = "".join(f"<p>{words}</p>" for words in paragraphs or (REPORT, MORE))
    return (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def item(number, text=REPORT, link="https://post.example"):
    return (
        f"<item><title>Story {number}</title><link>{link}/{number}</link>"
        f"<guid>g{number}</guid><pubDate>Mon, 12 Apr 2032 10:00:00 +0000</pubDate>"
        f"<description><![CDATA[<p>{text}</p>]]></description></item>"
    )


def rss(*items, head="", declared="utf-8"):
    return (
        f'<?xml version="1.0" encoding="{declared}"?>{head}<rss version="2.0"><channel>'
        f"<title>Alma Post</title><ttl>60</ttl>{''.join(items)}</channel></rss>"
    )


def http(body, media="text/html; charset=utf-8", status="200 OK", extra=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n"
    return head.encode() + body


def warc_record(number, block, kind="response", length=None, extra=""):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2032-04-12T10:00:00Z\r\nWARC-Target-URI: https://post.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\n{extra}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(*records, packed=True):
    return b"".join(gzip.compress(record) if packed else record for record in records)
