import './sheet.css';
import { chineseDate, titleLines } from './numbers.js';
import { attachmentLines, numbered, type Paper, type Part, sealLines } from './paper.js';

/** The document as it comes out of the printer: A4, margins and page numbers by the rules for pages in `sheet.css`. */
export function Sheet({ paper }: { readonly paper: Paper }) {
  const { title, number, addressee, body, attachments = [], signature, date, seal, landscape, draft } = paper;
  return (
    <article className={landscape ? 'sheet landscape' : 'sheet'} lang="zh-CN">
      {draft && <p className="draft">草稿，未报送</p>}
      {number !== undefined && <p className="number">{number}</p>}
      <h1>
        {titleLines(title).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h1>
      {addressee !== undefined && <p className="addressee">{addressee}：</p>}
      {numbered(body).map((part, place) => (
        // Parts have no name but their place.
        <PartOf key={place} part={part} />
      ))}
      {attachments.length > 0 && (
        <div className="attachments">
          {attachmentLines(attachments).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {(signature !== undefined || date !== undefined) && (
        <div className="signature">
          {signature !== undefined && <p>{signature}</p>}
          {date !== undefined && <p className="date">{chineseDate(date)}</p>}
        </div>
      )}
      {seal !== undefined && (
        <footer>
          {sealLines(seal).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </footer>
      )}
    </article>
  );
}

function PartOf({ part }: { readonly part: Part }) {
  if (part.is === 'text') return <p>{part.text}</p>;
  if (part.is === 'heading') return <p className={`level-${part.level}`}>{part.text}</p>;
  return (
    <table>
      <colgroup>
        {part.widths.map((share, place) => (
          <col key={place} style={{ width: `${share * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {part.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
